/**
 * Why a value can not travel through `discourse.conf`, or undefined when it
 * can. The image writes `key = 'value'`, reads the file through ERB, and turns
 * all-digit values into numbers and `true` or `false` into booleans.
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
    return 'would be read as a number or a truth value; it needs to be text';
  }
  return undefined;
}

const TEXT_SETTINGS = new Set([
  'DISCOURSE_TITLE',
  'DISCOURSE_S3_BUCKET',
  'DISCOURSE_S3_BACKUP_BUCKET',
  'DISCOURSE_S3_REGION',
  'DISCOURSE_SMTP_USER_NAME',
]);

/**
 * Refuses an environment of which a value would change or break on its way
 * into `discourse.conf`.
 */
export function assertConfValues(environment: Record<string, string>): void {
  for (const [name, value] of Object.entries(environment)) {
    const fault = confValueFault(value, { text: TEXT_SETTINGS.has(name) });
    if (fault) {
      throw new Error(`The value of '${name}' ${fault}`);
    }
  }
}
