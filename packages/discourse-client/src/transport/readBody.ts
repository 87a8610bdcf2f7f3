/** What was read of a body. */
export interface ReadBody {
  text: string;
  /** Whether the body goes on beyond the limit. */
  exceeded: boolean;
}

/**
 * Reads a body as UTF-8 text up to a limit and drops the rest unread. The
 * limit counts bytes after decompression, so a small answer that unpacks to an
 * enormous one is caught too.
 */
export async function readBody(
  response: Response,
  options: { maxBytes: number },
): Promise<ReadBody> {
  const { maxBytes } = options;
  if (!response.body) {
    return { text: '', exceeded: false };
  }
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let sizeBytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return { text: text + decoder.decode(), exceeded: false };
    }
    const room = maxBytes - sizeBytes;
    sizeBytes += value.byteLength;
    text += decoder.decode(value.subarray(0, room), { stream: true });
    if (sizeBytes > maxBytes) {
      await reader.cancel();
      return { text, exceeded: true };
    }
  }
}
