import { Agent, request } from 'node:https';
import { z } from 'zod/v4';

const CONNECTIONS = 16;

/** How to reach an API server. */
export interface ApiServerAddress {
  url: string;
  certificateAuthority: string;
  token: string;
}

/** One request. */
export interface ApiRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  query?: Record<string, string>;
  contentType?: string;
  body?: string;
  /** User to act as; the groups of service accounts go with it. */
  actAs?: string;
}

/** What the server said. */
export interface ApiAnswer {
  status: number;
  body: unknown;
  /** Texts of the `Warning` headers. */
  warnings: string[];
}

const statusSchema = z.looseObject({
  message: z.string().optional(),
  reason: z.string().optional(),
});

/** The message of a refusal. */
export function refusalOf(answer: ApiAnswer): string {
  const parsed = statusSchema.safeParse(answer.body);
  return `${answer.status}: ${parsed.data?.message ?? 'no message'}`;
}

function warningTexts(header: string | string[] | undefined): string[] {
  const headers = header === undefined ? [] : [header].flat();
  return headers.flatMap(line =>
    [...line.matchAll(/299 \S+ "((?:[^"\\]|\\.)*)"/g)].map(([, text]) =>
      text.replaceAll('\\"', '"'),
    ),
  );
}

/** Speaks to an API server over connections that stay open. */
export class ApiClient {
  /** How it reaches the server. */
  readonly address: ApiServerAddress;
  readonly #agent: Agent;
  readonly #signal: AbortSignal;

  constructor(address: ApiServerAddress, options: { signal: AbortSignal }) {
    this.address = address;
    this.#signal = options.signal;
    this.#agent = new Agent({
      keepAlive: true,
      maxSockets: CONNECTIONS,
      ca: address.certificateAuthority,
    });
  }

  /** Sends one request. Answers of any status are answers, not errors. */
  async send(options: ApiRequest): Promise<ApiAnswer> {
    const { method, path, query = {}, contentType, body, actAs } = options;
    const url = new URL(path, this.address.url);
    url.search = new URLSearchParams(query).toString();
    return new Promise((resolve, reject) => {
      const sent = request(
        url,
        {
          method,
          agent: this.#agent,
          signal: this.#signal,
          headers: {
            Authorization: `Bearer ${this.address.token}`,
            Accept: 'application/json',
            'Content-Type': contentType ?? 'application/json',
            ...(actAs && {
              'Impersonate-User': actAs,
              'Impersonate-Group': [
                'system:serviceaccounts',
                'system:authenticated',
              ],
            }),
          },
        },
        response => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.once('error', reject);
          response.once('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            resolve({
              status: response.statusCode ?? 0,
              body: text.startsWith('{') ? JSON.parse(text) : text,
              warnings: warningTexts(response.headers.warning),
            });
          });
        },
      );
      sent.once('error', reject);
      sent.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
