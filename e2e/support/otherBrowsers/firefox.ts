import puppeteer from 'puppeteer-core';
import { type Driver, type Found, WINDOW } from './driver.ts';
import { onPath } from './process.ts';

/** Keeps a closed network quiet: no first page, no updates, no calls to Mozilla. */
const PREFERENCES = {
  'app.normandy.enabled': false,
  'app.update.auto': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
};

export function findFirefox(): Found {
  const path = onPath('firefox-esr') ?? onPath('firefox');
  if (path === null)
    return { kind: 'missing', advice: 'Firefox is not installed (Debian: apt-get install firefox-esr).' };
  return { kind: 'found', start: () => startFirefox(path) };
}

/** Firefox over WebDriver BiDi, which it speaks itself. */
async function startFirefox(path: string): Promise<Driver> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: path,
    headless: true,
    defaultViewport: WINDOW,
    extraPrefsFirefox: PREFERENCES,
  });
  const page = await browser.newPage();
  const element = async (xpath: string) => {
    const found = await page.$(`xpath/${xpath}`);
    if (found === null) throw new Error(`no element for ${xpath}`);
    return found;
  };
  return {
    name: (await browser.version()).replace('firefox/', 'Firefox '),
    open: async (url) => void (await page.goto(url)),
    evaluate: async <T>(body: string) => (await page.evaluate(`(() => { ${body} })()`)) as T,
    click: async (xpath) => (await element(xpath)).click(),
    type: async (xpath, text) => {
      const field = await element(xpath);
      await field.focus();
      for (const character of text) await page.keyboard.press(keyOf(character));
    },
    screenshot: () => page.screenshot(),
    close: () => browser.close(),
  };
}

/** WebDriver's code points for keys, by Puppeteer's names of them. */
const KEYS = { '\uE00C': 'Escape', '\uE007': 'Enter' } as const;

function keyOf(character: string): Parameters<import('puppeteer-core').Keyboard['press']>[0] {
  return KEYS[character as keyof typeof KEYS] ?? (character as 'a');
}
