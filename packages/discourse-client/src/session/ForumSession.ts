import type { z } from 'zod/v4';
import { DiscourseMissingRightError } from '../errors';
import type { Answer } from '../transport/Answer';
import type { FormFields } from '../transport/formFields';
import type { Redact } from '../transport/redact';
import type { Transport } from '../transport/Transport';
import { encodePath } from '../transport/urls';
import { downgradedError, explainRefusal } from './explainRefusal';
import { isDowngraded } from './isDowngraded';
import { KeyCheck } from './KeyCheck';
import { checkCommandAnswer, parseAnswer } from './parseAnswer';

/**
 * Options of every request.
 *
 * @public
 */
export interface RequestOptions {
  /** Gives up the request; the promise rejects with the signal's reason. */
  signal?: AbortSignal;
}

/** One request in terms of the Discourse API. */
export interface ApiRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: readonly (string | number)[];
  suffix?: '.json' | '';
  query?: FormFields;
  form?: FormFields;
  /**
   * Whether the route needs the key, makes use of it, or must not get it
   * (every use of a key counts against the limit that all keys share).
   */
  key: 'required' | 'optional' | 'never';
  /**
   * The answer does not depend on who asks, so one that was meant for an
   * anonymous visitor (or that a proxy has kept from one) is as good.
   */
  sameForAll?: boolean;
  signal?: AbortSignal;
}

/** Sends requests to one forum and gives parsed answers or says why not. */
export class ForumSession {
  readonly #transport: Transport;
  readonly #redact: Redact;
  readonly #keyCheck: KeyCheck;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;

  constructor(options: {
    transport: Transport;
    redact: Redact;
    now: () => number;
  }) {
    const { transport, redact, now } = options;
    this.#transport = transport;
    this.#redact = redact;
    this.#keyCheck = new KeyCheck({ transport, now });
    this.now = now;
  }

  /** Sends a request whose answer is JSON. */
  async read<T>(request: ApiRequest, schema: z.ZodType<T>): Promise<T> {
    const answer = await this.send(request);
    return parseAnswer(answer, schema, { redact: this.#redact });
  }

  /** Sends a request of which only the success matters. */
  async command(request: ApiRequest): Promise<void> {
    const answer = await this.send(request);
    checkCommandAnswer(answer, { redact: this.#redact });
  }

  /** Sends a request and gives the answer as it is, if it is a success. */
  async send(request: ApiRequest): Promise<Answer> {
    const { key, sameForAll = false, ...rest } = request;
    if (key === 'required' && !this.#transport.hasKey) {
      throw new DiscourseMissingRightError(
        {
          method: request.method,
          path: encodePath(request.path, { suffix: request.suffix ?? '.json' }),
        },
        { reason: 'no-key' },
      );
    }
    const answer = await this.#transport.exchange({
      ...rest,
      withKey: key !== 'never',
    });
    if (answer.status < 200 || answer.status > 299) {
      throw await explainRefusal(answer, {
        redact: this.#redact,
        hidesBehindNotFound: ['admin', 'sidekiq'].includes(
          String(request.path[0]),
        ),
        checkKey: () => this.#keyCheck.check({ signal: request.signal }),
      });
    }
    if (!sameForAll && isDowngraded(answer)) {
      throw downgradedError(answer);
    }
    return answer;
  }
}
