import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  type ConsoleMessage,
  expect,
  type Locator,
  type Page,
  type ViewportSize,
} from '@playwright/test';
import { siteServer } from '../../app/cli/serve/server.ts';
import { writeLink } from '../../app/ui/share/link.ts';
import { PAGE_FOLDER } from '../../tools/build/buildPage.ts';
import { originOf } from './origin.ts';

export type PageState = 'loading' | 'ready' | 'running' | 'done' | 'failed';

/** One row of the events table, by its columns. */
export interface EventRow {
  seq: string;
  kind: string;
  what: string;
  line: string;
  words: string;
}

/** The page, in the words of somebody who uses it. */
export class Playground {
  readonly page: Page;
  readonly #site: string;
  /** What the page complained about; every test ends by looking at it. */
  readonly complaints: string[] = [];
  readonly #onPageError = (error: Error) => this.complaints.push(error.message);
  readonly #onConsole = (message: ConsoleMessage) => {
    if (message.type() === 'error') this.complaints.push(message.text());
  };

  constructor(page: Page, site: string) {
    this.page = page;
    this.#site = site;
    page.on('pageerror', this.#onPageError);
    page.on('console', this.#onConsole);
  }

  /** Listens to the page no longer: a page that several tests share has a playground for each of them. */
  leave(): void {
    this.page.off('pageerror', this.#onPageError);
    this.page.off('console', this.#onConsole);
  }

  async open(fragment = ''): Promise<void> {
    await this.page.goto(this.#site + fragment);
  }

  /** Opens the page on a program, by a link that holds it. */
  async openWith(code: string): Promise<void> {
    await this.open(linkTo(code));
  }

  /** Runs what is in the editor, to its end. */
  async run(): Promise<void> {
    await this.press('Run');
    await this.reaches('done');
  }

  async openAndRun(code: string): Promise<void> {
    await this.openWith(code);
    await this.run();
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  async reaches(state: PageState): Promise<void> {
    const reached = this.page.locator(`html:is([data-run-state=${state}], [data-run-state=failed])`);
    await expect(reached, `the page is ${state}`).toBeAttached({ timeout: 45_000 });
    if (state !== 'failed' && (await this.status.innerText()).includes('failed'))
      throw new Error(await this.status.innerText());
  }

  /** The browser's storage is empty, as on a first visit. */
  async forgetFiles(): Promise<void> {
    await this.page.evaluate(async () => {
      for (const name of await caches.keys()) await caches.delete(name);
    });
  }

  region(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }

  get status(): Locator {
    return this.page.getByRole('status', { name: 'Interpreter' });
  }

  get console(): Locator {
    return this.page.getByRole('log', { name: 'Console' });
  }

  /** What the console shows, as a person reads it. */
  async printed(): Promise<string> {
    return (await this.console.allInnerTexts()).join('\n').trim();
  }

  /** The picture, which takes keys and the pointer. */
  get picture(): Locator {
    return this.page.getByRole('application');
  }

  /** The lifelines in words, a line a row. */
  async lifelines(): Promise<string[]> {
    return this.page.getByRole('list', { name: 'Lifelines' }).getByRole('listitem').allInnerTexts();
  }

  /** The first and last event in the picture where it was zoomed; null where it shows all. */
  async shownEvents(): Promise<[number, number] | null> {
    const label = await this.picture.getAttribute('aria-label');
    const [, first, last] = /showing events (\d+) to (\d+)/.exec(label ?? '') ?? [];
    return first === undefined ? null : [Number(first), Number(last)];
  }

  /** The row of the selected event. */
  get currentRow(): Locator {
    return this.region('Events').locator('tr[aria-current]');
  }

  /** The number of the line that the editor marks as that of the selected moment; null where it marks none. */
  async markedLine(): Promise<number | null> {
    const line = this.region('Editor').locator('.margin-view-overlays > div:has([class*="_selected_"])');
    return (await line.count()) === 0 ? null : Number(await line.innerText());
  }

  get editor(): Locator {
    return this.page.getByRole('textbox', { name: 'Python program' });
  }

  /** The program on the screen, for the editor's own field holds only a part of it. */
  async program(): Promise<string> {
    const kept = await this.page.evaluate(() => localStorage.getItem('weakref-playground.text'));
    return kept ?? '';
  }

  /** Types over the whole program. */
  async write(code: string): Promise<void> {
    await this.editor.focus();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.insertText(code);
  }

  async events(): Promise<EventRow[]> {
    const rows = await this.region('Events')
      .locator('tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText)),
      );
    return rows.map(([seq = '', kind = '', what = '', line = '', words = '']) => ({
      seq,
      kind: kind.trim(),
      what,
      line,
      words,
    }));
  }

  /** `ref-cleared  ref #1 → Node #1  15`, a line an event. */
  async eventsPicture(): Promise<string> {
    const events = await this.events();
    return events.map(({ seq, kind, what, line }) => [seq, kind, what, line].join(' | ')).join('\n');
  }
}

/** The fragment of a link that holds a program. */
export function linkTo(code: string): string {
  const link = writeLink({ python: code });
  if (link.kind !== 'link') throw new Error(`a program of ${code.length} characters does not fit a link`);
  return link.fragment;
}

/** Monaco comes when nothing that is waited for needs the processor: on a busy machine that takes a while. */
export async function editorComes(page: Page): Promise<void> {
  await expect(page.locator('.monaco-editor').first()).toBeVisible({ timeout: 60_000 });
}

interface TestFixtures {
  playground: Playground;
}

interface WorkerFixtures {
  /** Where the built page is served, as `npm start` does it. */
  site: string;
}

interface ProfileFixtures {
  /** A browser in which the page may have been before: its files and compiled code are kept, as on a person's disk. */
  profile: BrowserContext;
}

/** For what only a first visit shows: each test has a browser that has never seen the page. */
export const firstVisit = base.extend<TestFixtures, WorkerFixtures>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const server = siteServer(PAGE_FOLDER);
      await new Promise<void>((resolve) => server.listen(0, resolve));
      await use(originOf(server));
      server.closeAllConnections();
      server.close();
    },
    { scope: 'worker' },
  ],
  playground: async ({ page, site }, use) => {
    const playground = new Playground(page, site);
    await use(playground);
    playground.leave();
    expect(playground.complaints).toEqual([]);
  },
});

/**
 * Each test has a page of its own in a browser that is the worker's: a later visit takes the processor less time than a
 * first one. What a person leaves behind there, the kept text and the settings, is forgotten between tests.
 */
export const test = firstVisit.extend<object, ProfileFixtures>({
  profile: [
    async ({ playwright, launchOptions }, use) => {
      const profile = await playwright.chromium.launchPersistentContext('', launchOptions);
      await use(profile);
      await profile.close();
    },
    { scope: 'worker' },
  ],
  context: async ({ profile }, use) => {
    await use(profile);
    await profile.clearPermissions();
  },
  page: async ({ context, site, viewport, colorScheme, contextOptions }, use) => {
    const before = context.pages();
    const page = await context.newPage();
    await setAppearance(page, { viewport, colorScheme, contextOptions });
    await forgetPerson(page, site);
    await use(page);
    for (const opened of context.pages()) if (!before.includes(opened)) await opened.close();
  },
});

/**
 * The tests of a file share one page, as a person who opens program after program: the page is loaded once. For tests
 * that each open a program of their own and leave no dialog, filter or setting behind.
 */
export const samePage = test.extend<object, { opened: { page: Page | null } }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  opened: [async ({}, use) => use({ page: null }), { scope: 'worker' }],
  page: async ({ context, opened, site, viewport, colorScheme, contextOptions }, use, testInfo) => {
    opened.page ??= await context.newPage();
    const { page } = opened;
    await forgetPerson(page, site);
    await setAppearance(page, { viewport, colorScheme, contextOptions });
    await use(page);
    if (testInfo.status === testInfo.expectedStatus) return;
    await page.close();
    opened.page = null;
  },
});

interface Appearance {
  viewport: ViewportSize | null;
  colorScheme: 'light' | 'dark' | 'no-preference' | null;
  contextOptions: BrowserContextOptions;
}

async function setAppearance(page: Page, { viewport, colorScheme, contextOptions }: Appearance) {
  const { forcedColors = null, reducedMotion = null } = contextOptions;
  await page.emulateMedia({ colorScheme, forcedColors, reducedMotion });
  if (viewport !== null) await page.setViewportSize(viewport);
}

/** What a person leaves behind, the kept text and the settings, goes; the page's files stay. */
async function forgetPerson(page: Page, site: string) {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Storage.clearDataForOrigin', { origin: site, storageTypes: 'local_storage' });
  await browser.detach();
}

export { expect };
