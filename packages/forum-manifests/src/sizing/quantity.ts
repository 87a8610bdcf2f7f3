export {
  quantityBytes,
  quantityMebibytes,
} from '@backstage-discourse/plugin-discourse-common';

/** A Kubernetes quantity of so many mebibytes. */
export function mebibytes(amount: number): string {
  return `${amount}Mi`;
}

/** A Kubernetes CPU quantity of so many thousandths of a core. */
export function millicores(amount: number): string {
  return `${amount}m`;
}

/** Thousandths of a core of a Kubernetes CPU quantity like 500m or 2. */
export function quantityMillicores(quantity: string): number {
  return quantity.endsWith('m')
    ? Number(quantity.slice(0, -1))
    : Number(quantity) * 1000;
}
