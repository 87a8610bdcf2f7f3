export {
  isExtended,
  missingReleases,
  newestRelease,
  releaseBehind,
} from './releases';
