import { z } from 'zod/v4';

const TIMEOUT_MS = 5_000;
const MAX_BYTES = 4 * 1024 * 1024;

/** A value at a time. */
export interface Point {
  atMs: number;
  value: number;
}

const answerSchema = z.object({
  status: z.literal('success'),
  data: z.object({
    resultType: z.literal('matrix'),
    result: z.array(
      z.object({ values: z.array(z.tuple([z.number(), z.string()])) }),
    ),
  }),
});

/**
 * Asks the HTTP API of a Prometheus, or of anything that speaks it. The address
 * comes from the configuration alone, and no redirect is followed, so nobody
 * but an operator decides where a token goes.
 */
export class PrometheusClient {
  readonly #url: URL;
  readonly #token: string | undefined;

  constructor(options: { url: string; setting: string; token?: string }) {
    const { url, setting, token } = options;
    const parsed = URL.canParse(url) ? new URL(url) : undefined;
    if (
      !parsed ||
      (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') ||
      parsed.username !== '' ||
      parsed.password !== '' ||
      parsed.search !== '' ||
      parsed.hash !== ''
    ) {
      throw new Error(
        `${setting} must be an address like https://prometheus.example.com, without user name, query and fragment`,
      );
    }
    this.#url = parsed;
    this.#token = token;
  }

  /**
   * One series over a range; empty where there is none. Throws where the query
   * has several, or where the server does not answer as documented.
   */
  async queryRange(
    request: { query: string; fromMs: number; toMs: number; stepMs: number },
    options: { signal: AbortSignal },
  ): Promise<Point[]> {
    const { query, fromMs, toMs, stepMs } = request;
    const url = new URL(this.#url);
    url.pathname = `${url.pathname.replace(/\/+$/, '')}/api/v1/query_range`;
    url.search = new URLSearchParams({
      query,
      // On whole steps, so that the points stay where they are as time passes.
      start: String((Math.ceil(fromMs / stepMs) * stepMs) / 1000),
      end: String((Math.floor(toMs / stepMs) * stepMs) / 1000),
      step: String(stepMs / 1000),
      timeout: `${TIMEOUT_MS}ms`,
    }).toString();
    const response = await fetch(url, {
      headers: {
        Accept: 'application/json',
        ...(this.#token !== undefined && {
          Authorization: `Bearer ${this.#token}`,
        }),
      },
      redirect: 'error',
      signal: AbortSignal.any([
        options.signal,
        AbortSignal.timeout(TIMEOUT_MS),
      ]),
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new Error(`Prometheus answers ${response.status}, not 200`);
    }
    const { data } = parseAnswer(await readText(response));
    const [series, ...others] = data.result;
    if (others.length > 0) {
      throw new Error('Prometheus answers with several series, not one');
    }
    return (series?.values ?? [])
      .map(([seconds, text]) => ({
        atMs: Math.round(seconds * 1000),
        value: Number(text),
      }))
      .filter(({ value }) => Number.isFinite(value));
  }
}

function parseAnswer(text: string): z.infer<typeof answerSchema> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error('Prometheus answers with something that is not JSON');
  }
  const parsed = answerSchema.safeParse(json);
  if (!parsed.success) {
    throw new Error('Prometheus answers with something that is no range');
  }
  return parsed.data;
}

async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let sizeBytes = 0;
  const reader = response.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) {
      break;
    }
    sizeBytes += value.byteLength;
    if (sizeBytes > MAX_BYTES) {
      await reader.cancel();
      throw new Error(`Prometheus answers with more than ${MAX_BYTES} bytes`);
    }
    text += decoder.decode(value, { stream: true });
  }
  return text + decoder.decode();
}
