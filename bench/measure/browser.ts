import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright';
import { siteServer } from '../../app/cli/serve/server.ts';
import { BROWSER_FLAGS, findBrowser } from '../../e2e/support/browser.ts';
import { noteMoments } from './moments.ts';

/** Longer than anything here should take; a bench that hangs says where. */
const PATIENCE_MS = 300_000;

/** Serves a folder as `npm start` does, for as long as it is needed. */
export async function serving<T>(folder: string, use: (address: string) => Promise<T>): Promise<T> {
  const server: Server = siteServer(folder);
  await new Promise<void>((resolve) => server.listen(0, resolve));
  try {
    return await use(`http://localhost:${(server.address() as AddressInfo).port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** A browser with a profile on the disk that nobody has used: an empty cache, and one that fills as a person's does. */
export async function inFreshBrowser<T>(use: (context: BrowserContext) => Promise<T>): Promise<T> {
  const profile = mkdtempSync(join(tmpdir(), 'bench-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browserPath(),
    args: [...BROWSER_FLAGS, '--enable-precise-memory-info', '--js-flags=--expose-gc'],
    viewport: { width: 1440, height: 900 },
  });
  context.setDefaultTimeout(PATIENCE_MS);
  try {
    await noteMoments(context);
    return await use(context);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

export function browserPath(): string {
  const browser = findBrowser();
  if (browser.kind === 'none') throw new Error(browser.advice);
  return browser.path;
}

/** A page of its own, closed after use. */
export async function onPage<T>(
  context: BrowserContext,
  address: string,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const page = await context.newPage();
  try {
    await page.goto(address, { waitUntil: 'commit' });
    return await use(page);
  } finally {
    await page.close();
  }
}

export async function pressRun(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run', exact: true }).click();
}
