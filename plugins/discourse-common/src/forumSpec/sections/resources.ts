import { z } from 'zod/v4';
import { cpuQuantity, dnsLabel, quantity } from '../fields';

/** CPU and memory of one container, where the size does not fit. */
export const resources = z
  .strictObject({
    cpu: cpuQuantity.optional().describe('CPU request; there is no CPU limit'),
    memory: quantity.optional().describe('Memory limit'),
  })
  .prefault({})
  .describe('CPU and memory of each pod; default by size');

/** An object in another namespace. */
export const objectReference = z.strictObject({
  name: dnsLabel(63).describe('Name of the object'),
  namespace: dnsLabel(63).describe('Namespace of the object'),
});
