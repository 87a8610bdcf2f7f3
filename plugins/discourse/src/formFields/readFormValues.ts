function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** The answers to all steps of the wizard, as far as they were given. */
export function readFormValues(
  formContext: unknown,
  options: { without?: readonly string[] } = {},
): Record<string, unknown> {
  const { without = [] } = options;
  const formData =
    isObject(formContext) && 'formData' in formContext
      ? formContext.formData
      : undefined;
  return isObject(formData)
    ? Object.fromEntries(
        Object.entries(formData).filter(([name]) => !without.includes(name)),
      )
    : {};
}

/** One answer to another field of the wizard, if it is a text. */
export function readFormText(
  formContext: unknown,
  field: string,
): string | undefined {
  const value = readFormValues(formContext)[field];
  return typeof value === 'string' ? value : undefined;
}
