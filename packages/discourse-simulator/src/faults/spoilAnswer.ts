import {
  type Answer,
  htmlAnswer,
  jsonAnswer,
  textAnswer,
} from '../http/Answer';
import { badCredentials, notFound, rateLimited } from '../http/Refusal';
import type { FaultName } from './faults';
import { spoilTypes } from './spoilTypes';

const RETRY_AFTER_SECONDS = 30;

const errorPage = (status: number, text: string) =>
  htmlAnswer(
    `<html>\n<head><title>${status} ${text}</title></head>\n<body>\n<center><h1>${status} ${text}</h1></center>\n<hr><center>nginx</center>\n</body>\n</html>\n`,
    { status },
  );

function isJson(answer: Answer): boolean {
  return (
    answer.headers['Content-Type']?.startsWith('application/json') === true
  );
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

/** Leaves times as they are, so that the answer has the shape that is due. */
function endTextInNul(_name: string, value: unknown): unknown {
  return typeof value === 'string' && !INSTANT.test(value)
    ? `${value}\u0000`
    : value;
}

/** What becomes of an answer under a fault that only changes what is said. */
export function spoilAnswer(fault: FaultName, answer: Answer): Answer {
  switch (fault) {
    case 'unauthorized':
      return jsonAnswer(
        { errors: ['Authentication is required.'] },
        { status: 401, headers: { 'WWW-Authenticate': 'Basic realm="forum"' } },
      );
    case 'forbidden':
      return badCredentials().answer;
    case 'not-found':
      return notFound().answer;
    case 'rate-limited':
      return rateLimited(RETRY_AFTER_SECONDS).answer;
    case 'server-error':
      return textAnswer('Service Unavailable', { status: 503 });
    case 'bad-gateway':
      return errorPage(502, 'Bad Gateway');
    case 'html':
      return htmlAnswer(
        '<!DOCTYPE html><html><head><title>Welcome</title></head><body>Please log in.</body></html>',
      );
    case 'redirect':
      return {
        status: 302,
        headers: { Location: 'https://login.elsewhere.example/' },
        body: '',
      };
    case 'truncated':
      return isJson(answer)
        ? { ...answer, body: answer.body.slice(0, answer.body.length / 2) }
        : answer;
    case 'wrong-types':
      return isJson(answer)
        ? {
            ...answer,
            body: JSON.stringify(spoilTypes(JSON.parse(answer.body))),
          }
        : answer;
    case 'nul-texts':
      return isJson(answer)
        ? {
            ...answer,
            body: JSON.stringify(JSON.parse(answer.body), endTextInNul),
          }
        : answer;
    default:
      return answer;
  }
}

/** Faults of the application; its status page and, where noted, others know nothing of them. */
const applicationFaults: readonly FaultName[] = [
  'unauthorized',
  'forbidden',
  'not-found',
  'rate-limited',
];

/**
 * Whether a fault touches a path. `/srv/status` needs no key and stays well
 * when only the API refuses; a wrong address says nothing about the key.
 */
export function faultTouches(fault: FaultName, path: string): boolean {
  if (applicationFaults.includes(fault) && path === '/srv/status') {
    return false;
  }
  return !(fault === 'not-found' && path.startsWith('/session/scopes'));
}
