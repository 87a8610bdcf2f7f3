/**
 * Why a value can not travel through `discourse.conf`, or undefined when it
 * can. The image writes `key = 'value'`, reads the file through ERB, and turns
 * all-digit values into numbers and `true` or `false` into booleans.
 *
 * @public
 */
export function confValueFault(
  value: string,
  options: { text: boolean },
): string | undefined {
  if (/['\r\n\0]/.test(value)) {
    return 'holds a quote or a line break, which would end the value early';
  }
  if (value.includes('<%')) {
    return "holds '<%', which Discourse would run as code";
  }
  if (options.text && /^([0-9]+|true|false)$/.test(value)) {
    return 'would be read as a number or a truth value; it needs to be text with at least one letter';
  }
  return undefined;
}
