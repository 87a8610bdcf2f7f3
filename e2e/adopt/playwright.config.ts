import { defineConfig } from '@playwright/test';
import shared from '../playwright.config';

export default defineConfig({
  ...shared,
  testDir: '.',
  outputDir: '../test-results/adopt',
  globalSetup: undefined,
});
