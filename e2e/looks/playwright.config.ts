import { defineConfig } from '@playwright/test';
import stories from '../playwright.config';

/** Keeps answers for the looks; not part of the stories. */
export default defineConfig({
  ...stories,
  testDir: '.',
  globalSetup: '../globalSetup.ts',
  outputDir: '../test-results',
});
