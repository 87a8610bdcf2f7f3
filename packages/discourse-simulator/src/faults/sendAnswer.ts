import type { ServerResponse } from 'node:http';
import type { Answer } from '../http/Answer';
import { type FaultName } from './faults';
import { faultTouches, spoilAnswer } from './spoilAnswer';

const DRIP_MS = 50;
const HUGE_CHUNK = `${JSON.stringify('x'.repeat(65_535))},`;

function write(response: ServerResponse, answer: Answer, method: string): void {
  const { status, headers, body } = answer;
  response.writeHead(status, {
    ...headers,
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(method === 'HEAD' ? undefined : body);
}

/** JSON that goes on until the reader hangs up. */
function writeWithoutEnd(response: ServerResponse): void {
  response.writeHead(200, {
    'Content-Type': 'application/json; charset=utf-8',
  });
  response.write('[');
  const more = () => {
    while (!response.destroyed && response.write(HUGE_CHUNK)) {
      // The socket takes more; it says so by `drain` otherwise.
    }
  };
  response.on('drain', more);
  more();
}

/** Sends a byte now and then, so that the connection is never idle. */
function writeByteByByte(response: ServerResponse): void {
  response.writeHead(200, {
    'Content-Type': 'application/json; charset=utf-8',
  });
  response.write('[');
  const timer = setInterval(() => response.write(' '), DRIP_MS);
  response.on('close', () => clearInterval(timer));
}

/** Announces an answer, sends a part of it and resets the connection. */
function writeAndReset(response: ServerResponse): void {
  response.writeHead(200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': 4096,
  });
  response.write('{"', () => response.socket?.resetAndDestroy());
}

/** Sends an answer, or what a fault makes of it. */
export function sendAnswer(
  response: ServerResponse,
  options: {
    answer: Answer;
    fault: FaultName;
    /** Path below the forum. */
    path: string;
    method: string;
    slowMs: number;
  },
): void {
  const { answer, path, method, slowMs } = options;
  const fault = faultTouches(options.fault, path) ? options.fault : 'none';
  switch (fault) {
    case 'down':
      response.socket?.destroy();
      break;
    case 'reset':
      writeAndReset(response);
      break;
    case 'hang':
      break;
    case 'huge':
      writeWithoutEnd(response);
      break;
    case 'drip':
      writeByteByByte(response);
      break;
    case 'slow': {
      const timer = setTimeout(() => write(response, answer, method), slowMs);
      response.on('close', () => clearTimeout(timer));
      break;
    }
    default:
      write(response, spoilAnswer(fault, answer), method);
  }
}
