const UNITS = {
  Mi: 1024 ** 2,
  Gi: 1024 ** 3,
  Ti: 1024 ** 4,
} as const;

/** Bytes of a Kubernetes quantity in Mi, Gi or Ti. @public */
export function quantityBytes(quantity: string): number {
  const match = /^([0-9]+)(Mi|Gi|Ti)$/.exec(quantity);
  if (!match) {
    throw new Error(`'${quantity}' is not a quantity in Mi, Gi or Ti`);
  }
  const [, amount, unit] = match;
  if (unit === 'Mi') {
    return Number(amount) * UNITS.Mi;
  }
  return Number(amount) * (unit === 'Gi' ? UNITS.Gi : UNITS.Ti);
}

/** Mebibytes of a Kubernetes quantity, rounded up. @public */
export function quantityMebibytes(quantity: string): number {
  return Math.ceil(quantityBytes(quantity) / UNITS.Mi);
}
