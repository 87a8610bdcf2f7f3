import type { Browser, Page } from '@playwright/test';
import { portal, signIn } from '../portal';
import type { Answers } from './answers';
import { addSteadyFont } from './steadyFont';

/** Status and text of an answer; `wait` where none comes; `live` to ask on. */
type Reply = { status: number; text: string } | 'wait' | 'live';

/** What the portal is to answer. */
export interface Scene extends Answers {
  /** What is never answered. */
  pending?: (key: string) => boolean;
  /** Whether every permission is denied. */
  readOnly?: boolean;
}

/** Puts answers of the test in the place of those of the network. */
function replaceFetch() {
  const original = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    const path = new URL(request.url).pathname;
    if (!/^\/api\/(discourse|catalog|permission)\//.test(path)) {
      return original(request);
    }
    const answer: unknown = Reflect.get(window, 'answerInstead');
    const body = request.method === 'POST' ? await request.clone().text() : '';
    const reply: Reply =
      typeof answer === 'function'
        ? await answer(request.method, request.url, body)
        : 'live';
    if (reply === 'live') {
      return original(request);
    }
    if (reply === 'wait') {
      return new Promise<Response>((_, reject) => {
        request.signal.addEventListener('abort', () =>
          reject(request.signal.reason),
        );
      });
    }
    return new Response(reply.text, {
      status: reply.status,
      headers: { 'Content-Type': 'application/json' },
    });
  };
}

/** The home page lists what was visited, which depends on the other looks. */
function keepNoVisits() {
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function setOther(key, value) {
    if (!/visit/i.test(key)) {
      setItem.call(this, key, value);
    }
  };
}

/**
 * A signed-in page of the running portal that shows kept answers, at the
 * time of these. Answers are exchanged inside of the page: routes of
 * Playwright would switch off the browser's cache, and each page would take
 * seconds to start.
 */
export class KeptPortal {
  readonly page: Page;
  #scene: Scene | undefined;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(browser: Browser): Promise<KeptPortal> {
    const context = await browser.newContext({
      locale: 'en-GB',
      timezoneId: 'UTC',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const kept = new KeptPortal(page);
    await page.exposeFunction(
      'answerInstead',
      (method: string, url: string, body: string) =>
        kept.#answer(method, new URL(url), body),
    );
    await page.addInitScript(keepNoVisits);
    await signIn(page);
    await page.addInitScript(replaceFetch);
    await addSteadyFont(page);
    return kept;
  }

  /**
   * Opens an address with these answers, at the time at which they were given.
   * A `fresh` page has read nothing before.
   */
  async show(
    address: string,
    { fresh, ...scene }: Scene & { fresh?: boolean },
  ): Promise<void> {
    const { page } = this;
    const isFirst = this.#scene === undefined;
    if (!isFirst) {
      await this.#go('/nowhere');
      await page.getByText('PAGE NOT FOUND').first().waitFor();
    }
    this.#scene = scene;
    await this.setBackClock();
    if (isFirst || fresh) {
      await page.goto(`${portal.url}${address}`);
      await page.evaluate(() => document.fonts.load('1em Steady'));
    } else {
      await this.#go(address);
    }
  }

  /**
   * Sets the clock of the page to the time of the answers again. Ages change
   * with whole minutes only, so a look may take one. A clock that stood still
   * would stop everything that waits for input to end.
   */
  async setBackClock(): Promise<void> {
    if (this.#scene) {
      await this.page.clock.setSystemTime(this.#scene.at);
    }
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  /** Follows a link within the app, which need not start anew. */
  async #go(address: string) {
    await this.page.evaluate(to => {
      window.history.pushState({}, '', to);
      window.dispatchEvent(new PopStateEvent('popstate', { state: {} }));
    }, address);
  }

  #answer(method: string, { pathname, search }: URL, body: string): Reply {
    if (!this.#scene) {
      return 'live';
    }
    const { answers, pending, readOnly } = this.#scene;
    if (pathname.startsWith('/api/permission/')) {
      return readOnly ? denyAll(body) : 'live';
    }
    if (method !== 'GET') {
      return 'live';
    }
    const key = `${pathname.replace(/^\/api\//, '')}${search}`;
    if (pending?.(key)) {
      return 'wait';
    }
    const kept = answers[key];
    if (kept) {
      return { status: kept.status, text: JSON.stringify(kept.body) };
    }
    // Backstage reads who is signed in, which is the same in every portal. Of
    // forums, no picture may depend on the moment.
    return pathname.startsWith('/api/catalog/') ? 'live' : notKept(key);
  }
}

function notKept(key: string): Reply {
  return {
    status: 418,
    text: JSON.stringify({
      error: { name: 'NotKept', message: `No answer for ${key}` },
    }),
  };
}

function denyAll(body: string): Reply {
  const asked: { items: { id: string }[] } = JSON.parse(body);
  return {
    status: 200,
    text: JSON.stringify({
      items: asked.items.map(({ id }) => ({ id, result: 'DENY' })),
    }),
  };
}
