const MAX_CAUSES = 8;

/** The portal may not send requests to a host. */
export class HostNotAllowedError extends Error {
  override readonly name = 'HostNotAllowedError';
}

/** Finds the refusal among the causes of what a `fetch` threw. */
export function findHostNotAllowed(
  error: unknown,
): HostNotAllowedError | undefined {
  let current = error;
  for (let i = 0; i < MAX_CAUSES && current instanceof Error; i++) {
    if (current instanceof HostNotAllowedError) {
      return current;
    }
    current = current.cause;
  }
  return undefined;
}
