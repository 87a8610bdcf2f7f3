export { gitSha, readVersionCheck } from './readVersionCheck';
