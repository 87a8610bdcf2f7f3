const UNITS = {
  Mi: 1024 ** 2,
  Gi: 1024 ** 3,
  Ti: 1024 ** 4,
} as const;

/** Bytes of a Kubernetes quantity in Mi, Gi or Ti. */
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

/** A Kubernetes quantity of so many mebibytes. */
export function mebibytes(amount: number): string {
  return `${amount}Mi`;
}

/** Mebibytes of a Kubernetes quantity, rounded up. */
export function quantityMebibytes(quantity: string): number {
  return Math.ceil(quantityBytes(quantity) / UNITS.Mi);
}

/** A Kubernetes CPU quantity of so many thousandths of a core. */
export function millicores(amount: number): string {
  return `${amount}m`;
}
