// kubernetes-models publishes ES modules only, under the 'import' condition,
// which Jest does not ask for when it runs CommonJS.
module.exports = (request, options) =>
  options.defaultResolver(
    request,
    /^(@kubernetes-models|kubernetes-models)(\/|$)/.test(request)
      ? { ...options, conditions: [...options.conditions, 'import'] }
      : options,
  );
