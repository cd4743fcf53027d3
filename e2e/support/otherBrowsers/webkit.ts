import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { Builder, By, type WebDriver } from 'selenium-webdriver';
import { type Driver, type Found, WINDOW } from './driver.ts';
import { ended, onPath, until } from './process.ts';

export function findWebKit(): Found {
  const path = onPath('WebKitWebDriver');
  if (path === null)
    return {
      kind: 'missing',
      advice: 'WebKitGTK is not installed (Debian: apt-get install webkit2gtk-driver xvfb).',
    };
  const screen = onPath('Xvfb');
  if (screen === null)
    return { kind: 'missing', advice: 'WebKitGTK needs a screen (Debian: apt-get install xvfb).' };
  return { kind: 'found', start: () => startWebKit(path, screen) };
}

/** WebKitGTK's own small browser on a screen of its own. */
async function startWebKit(path: string, screen: string): Promise<Driver> {
  const display = freeDisplay();
  const size = `${WINDOW.width}x${WINDOW.height + 100}x24`;
  const x = spawn(screen, [display, '-screen', '0', size, '-nolisten', 'tcp'], { stdio: 'ignore' });
  const port = await freePort();
  const server = spawn(path, [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: display,
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
    },
  });
  const stop = async () => {
    await ended(server);
    await ended(x);
  };
  try {
    const address = `http://127.0.0.1:${port}`;
    await until('WebKitWebDriver listens', () =>
      fetch(`${address}/status`).then(
        ({ ok }) => ok || null,
        () => null,
      ),
    );
    const browser = await new Builder()
      .usingServer(address)
      .withCapabilities({ browserName: 'MiniBrowser' })
      .build();
    await browser.manage().window().setRect(WINDOW);
    return await driverOf(browser, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function driverOf(browser: WebDriver, stop: () => Promise<void>): Promise<Driver> {
  const version = (await browser.getCapabilities()).get('browserVersion');
  const element = (xpath: string) => browser.findElement(By.xpath(xpath));
  return {
    name: `WebKitGTK ${version}`,
    open: (url) => browser.get(url),
    evaluate: <T>(body: string) => browser.executeScript<T>(body),
    click: (xpath) => element(xpath).click(),
    type: (xpath, text) => element(xpath).sendKeys(text),
    screenshot: async () => Buffer.from(await browser.takeScreenshot(), 'base64'),
    close: async () => {
      await browser.quit().catch(() => {});
      await stop();
    },
  };
}

function freeDisplay(): string {
  let number = 90;
  while (existsSync(`/tmp/.X${number}-lock`)) number += 1;
  return `:${number}`;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
