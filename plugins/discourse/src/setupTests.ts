import '@testing-library/jest-dom';
import { configure } from '@testing-library/dom';

// Whole pages are rendered and typed into: on a busy machine that takes longer
// than the defaults allow. Waiting ends as soon as the condition holds.
jest.setTimeout(120_000);
configure({ asyncUtilTimeout: 30_000 });

// jsdom has none. Sizes are always zero there, so there is nothing to report.
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
