/** Why a secret can not travel to Discourse, by what would happen to it. @public */
export type SecretTextFault =
  /** Quotes, backslashes, control characters or spaces around it. */
  | 'quotes'
  /** `<%`, which Discourse would run. */
  | 'code'
  /** Digits or a truth value only, which Discourse would not read as text. */
  | 'notText';

/**
 * Why a secret can not travel through `discourse.conf`, or undefined when it
 * can. The image writes `key = 'value'`, reads the file through ERB, and turns
 * all-digit values into numbers.
 *
 * @public
 */
export function secretTextFault(value: string): SecretTextFault | undefined {
  if (value.trim() !== value || /[\p{Cc}'"\\]/u.test(value)) {
    return 'quotes';
  }
  if (value.includes('<%')) {
    return 'code';
  }
  return /^([0-9]+|true|false)$/.test(value) ? 'notText' : undefined;
}
