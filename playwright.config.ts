import { defineConfig } from '@playwright/test';
import { BROWSER_FLAGS, BROWSER_VARIABLE, findBrowser } from './e2e/support/browser.ts';

/** `npm test` finds the browser once and names it to the workers; on its own, Playwright looks for it here. */
function browserPath(): string {
  const browser = findBrowser();
  if (browser.kind === 'none') throw new Error(browser.advice);
  process.env[BROWSER_VARIABLE] = browser.path;
  return browser.path;
}

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results/browser',
  forbidOnly: process.env.CI !== undefined,
  // A shared machine stalls now and then. What passes only at its second try is listed as flaky.
  retries: process.env.CI === undefined ? 0 : 1,
  // A page and its sandboxes keep two cores busy: two tests at once took longer than one after the other.
  workers: 1,
  // A machine that is three times as slow as usual needs some 40 seconds for the longest.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: browserPath(), args: BROWSER_FLAGS },
    screenshot: 'only-on-failure',
  },
});
