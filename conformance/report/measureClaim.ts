import type { ConformanceResult } from './ConformanceResult';

/** Takes the time of one claim; what it throws is a fault of the claim. */
export async function measureClaim(
  about: { claim: string; counterpart: string },
  check: () => Promise<{ detail: string; faults: string[] }>,
): Promise<ConformanceResult> {
  const startedAt = performance.now();
  const outcome = await check().catch((error: unknown) => ({
    detail: 'ended early',
    faults: [String(error)],
  }));
  return { ...about, ...outcome, durationMs: performance.now() - startedAt };
}
