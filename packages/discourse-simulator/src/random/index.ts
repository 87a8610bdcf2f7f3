export { choose, fraction, hash32, hexDigits, wholeBetween } from './random';
