import { randomBytes, randomInt } from 'node:crypto';

const HEX_BYTES = 64;
const PASSWORD_LENGTH = 40;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const LETTERS_AND_DIGITS = `${LETTERS}0123456789`;

function pick(characters: string): string {
  return characters[randomInt(characters.length)];
}

/** 64 random bytes as 128 lower case hex characters. */
export function makeRandomHex(): string {
  return randomBytes(HEX_BYTES).toString('hex');
}

/**
 * 40 random letters and digits. The first is a letter, because Discourse turns
 * all-digit settings into numbers.
 */
export function makeRandomPassword(): string {
  const rest = Array.from({ length: PASSWORD_LENGTH - 1 }, () =>
    pick(LETTERS_AND_DIGITS),
  );
  return [pick(LETTERS), ...rest].join('');
}
