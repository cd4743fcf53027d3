import { linkTo, type PageState } from '../playground.ts';
import type { Driver } from './driver.ts';
import { until } from './process.ts';

const ESCAPE_KEY = '\uE00C';
const ENTER_KEY = '\uE007';

/** The page in another browser, in the words of somebody who uses it. */
export class Visitor {
  readonly driver: Driver;
  readonly #site: string;

  constructor(driver: Driver, site: string) {
    this.driver = driver;
    this.#site = site;
  }

  async open(fragment = ''): Promise<void> {
    // A new fragment alone would load nothing anew.
    await this.driver.open('about:blank');
    await this.driver.open(this.#site + fragment);
    await until('the page is there', () =>
      this.driver.evaluate<true | null>('return document.querySelector("button") && true'),
    );
  }

  async openWith(code: string): Promise<void> {
    await this.open(linkTo(code));
  }

  async openAndRun(code: string): Promise<void> {
    await this.openWith(code);
    await this.run();
  }

  async run(): Promise<void> {
    await this.press('Run');
    await this.reaches('done');
  }

  async press(name: string): Promise<void> {
    await this.driver.click(`//button[normalize-space()="${name}" or @aria-label="${name}"]`);
  }

  /** Sets the lines that `input()` reads first. */
  async giveBeforehand(lines: string): Promise<void> {
    await this.press('Settings');
    // A dialog may have to be fetched first.
    await until('the settings are there', () =>
      this.driver.evaluate<true | null>('return document.querySelector("[role=dialog] textarea") && true'),
    );
    const field = '//label[.="Input given beforehand"]/following-sibling::textarea';
    await this.driver.type(field, lines.replaceAll('\n', ENTER_KEY));
    await this.driver.type(field, ESCAPE_KEY);
  }

  async reaches(state: PageState): Promise<void> {
    await until(`the page is ${state}`, async () => {
      const now = await this.#state();
      if (now === 'failed') throw new Error(await this.#text('[role=status]'));
      return now === state ? now : null;
    });
  }

  /** Waits until the console has this text. */
  async reads(text: string): Promise<void> {
    await until(`the console says “${text}”`, async () =>
      (await this.printed()).includes(text) ? text : null,
    );
  }

  /** What the console shows. */
  printed(): Promise<string> {
    return this.#text('[role=log][aria-label=Console]');
  }

  /** A line an event, as in the events table. */
  eventsPicture(): Promise<string> {
    return this.driver.evaluate(`
      const rows = [...document.querySelectorAll('section[aria-label=Events] tbody tr, [role=region][aria-label=Events] tbody tr')];
      return rows.map((row) => [...row.cells].slice(0, 4).map((cell) => cell.innerText.trim()).join(' | ')).join('\\n');`);
  }

  #state(): Promise<PageState> {
    return this.driver.evaluate('return document.documentElement.dataset.runState');
  }

  #text(selector: string): Promise<string> {
    return this.driver.evaluate(`return document.querySelector('${selector}').innerText.trim()`);
  }
}
