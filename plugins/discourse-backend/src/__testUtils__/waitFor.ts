const POLL_MS = 20;
const TIMEOUT_MS = 20_000;
const MAX_SHOWN = 600;

/** Waits until something real, such as an answer over HTTP, is as expected. */
export async function waitFor<T>(
  read: () => Promise<T>,
  isReady: (value: T) => boolean,
  options: { timeoutMs?: number } = {},
): Promise<T> {
  const deadline = Date.now() + (options.timeoutMs ?? TIMEOUT_MS);
  for (;;) {
    const value = await read();
    if (isReady(value)) {
      return value;
    }
    if (Date.now() > deadline) {
      throw new Error(
        `Still waiting at: ${JSON.stringify(value)?.slice(0, MAX_SHOWN)}`,
      );
    }
    await new Promise(resolve => setTimeout(resolve, POLL_MS));
  }
}
