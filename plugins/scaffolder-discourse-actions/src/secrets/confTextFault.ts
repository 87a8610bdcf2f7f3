/**
 * Why a given secret can not travel through `discourse.conf`, or undefined
 * when it can. The image writes `key = 'value'`, reads the file through ERB,
 * and turns all-digit values into numbers. The message never holds the value.
 */
export function confTextFault(value: string): string | undefined {
  if (value.trim() !== value || /[\p{Cc}'"\\]/u.test(value)) {
    return 'must be without quotes, backslashes, line breaks and spaces around it, at which Discourse would cut it off; ask for another one';
  }
  if (value.includes('<%')) {
    return "must be without '<%', which Discourse would run as code; ask for another one";
  }
  if (/^([0-9]+|true|false)$/.test(value)) {
    return 'must hold more than digits or a truth value, which Discourse would not read as text; ask for another one';
  }
  return undefined;
}
