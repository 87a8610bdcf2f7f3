import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';

const FOLDER = path.join(__dirname, 'answers');
const READS = /\/api\/(discourse|catalog)\//;
const TIMES = /(\d{4}-\d\d-\d\dT\d\d:\d\d):\d\d(\.\d+)?Z/g;
const HISTORY = /\/history\b/;
const MINUTE_MS = 60_000;

/** What the portal answered at some time. */
export interface Answers {
  /** ISO time; the clock of the page stands there while they are shown. */
  at: string;
  /** Status and body by path and query below `/api`. */
  answers: Record<string, Answer>;
}

/** What the portal answered to one request. */
export interface Answer {
  status: number;
  body: unknown;
}

/** Under what the answer to a read is kept. */
function keyOf(url: string): string {
  const { pathname, search } = new URL(url);
  return `${pathname.replace(/^\/api\//, '')}${search}`;
}

const fileOf = (name: string) => path.join(FOLDER, `${name}.json`);

/** Leaves the seconds out of each ISO time. */
function toWholeMinutes(json: string): string {
  return json.replaceAll(TIMES, '$1:00.000Z');
}

/**
 * Answers that were kept under this name, a minute later and in whole minutes:
 * no age on a page changes within the next one. Samples stay as they are, for
 * rates are counted from the time between them.
 */
export function readAnswers(name: string): Answers {
  const { at, answers }: Answers = JSON.parse(
    fs.readFileSync(fileOf(name), 'utf8'),
  );
  const later = new Date(Date.parse(at) + MINUTE_MS).toISOString();
  return {
    at: toWholeMinutes(later),
    answers: Object.fromEntries(
      Object.entries(answers).map(([key, answer]): [string, Answer] => [
        key,
        HISTORY.test(key)
          ? answer
          : JSON.parse(toWholeMinutes(JSON.stringify(answer))),
      ]),
    ),
  };
}

/** Keeps answers under this name, one in a line so that changes can be read. */
export function writeAnswers(name: string, { at, answers }: Answers) {
  const lines = Object.entries(answers)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, answer]) => `${JSON.stringify(key)}:${JSON.stringify(answer)}`);
  fs.mkdirSync(FOLDER, { recursive: true });
  fs.writeFileSync(
    fileOf(name),
    `{"at":${JSON.stringify(at)},"answers":{\n${lines.join(',\n')}\n}}\n`,
  );
}

/** Collects what the portal answers to a page from now on. */
export async function collectAnswers(page: Page): Promise<Answers['answers']> {
  const answers: Answers['answers'] = {};
  await page.route(READS, async route => {
    const response = await route.fetch();
    const request = route.request();
    if (request.method() === 'GET') {
      answers[keyOf(request.url())] = {
        status: response.status(),
        body: await response.json(),
      };
    }
    await route.fulfill({ response });
  });
  return answers;
}
