const FACTORS: Record<string, number> = {
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};
const QUANTITY = /^(?<amount>[0-9]+(\.[0-9]+)?)(?<unit>[A-Za-z]{0,2})$/;

/**
 * Bytes of any quantity that an API server prints for storage; undefined for
 * what is none.
 */
export function parseByteQuantity(text: string): number | undefined {
  const groups = QUANTITY.exec(text)?.groups;
  if (!groups || !Object.hasOwn(FACTORS, groups.unit)) {
    return undefined;
  }
  const bytes = Math.ceil(Number(groups.amount) * FACTORS[groups.unit]);
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}
