export { catchError } from './catchError';
export { groupRow } from './groupRow';
export {
  type Answerer,
  byPath,
  json,
  type ReceivedRequest,
  startTestServer,
  type TestServer,
  text,
} from './startTestServer';
