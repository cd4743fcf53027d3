import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Command, type Driver, driverOf, type Found, type Send, WINDOW } from './driver.ts';
import { ended, onPath, until } from './process.ts';

/** Nothing that Firefox does on its own is wanted here: no first page, no updates, no calls home. */
const PREFERENCES = {
  'marionette.port': 0,
  'app.normandy.enabled': false,
  'app.update.auto': false,
  'browser.aboutwelcome.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.enabled': false,
};

export function findFirefox(): Found {
  const path = onPath('firefox-esr') ?? onPath('firefox');
  if (path === null)
    return { kind: 'missing', advice: 'Firefox is not installed (Debian: apt-get install firefox-esr).' };
  return { kind: 'found', start: () => startFirefox(path) };
}

/** Firefox listens to Marionette, its own WebDriver over a plain socket; geckodriver only translates to that. */
async function startFirefox(path: string): Promise<Driver> {
  const profile = mkdtempSync(join(tmpdir(), 'playground-firefox-'));
  const lines = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`,
  );
  writeFileSync(join(profile, 'user.js'), lines.join('\n'));
  const browser = spawn(path, ['--headless', '--no-remote', '--marionette', '--profile', profile], {
    stdio: 'ignore',
    env: {
      ...process.env,
      HOME: profile,
      MOZ_HEADLESS_WIDTH: String(WINDOW.width),
      MOZ_HEADLESS_HEIGHT: String(WINDOW.height),
    },
  });
  try {
    const port = await portOf(browser, join(profile, 'MarionetteActivePort'));
    const marionette = await Marionette.connect(port);
    const session = (await marionette.ask('WebDriver:NewSession', {})) as {
      capabilities: { browserVersion: string };
    };
    const send: Send = (command, parameters = {}) => marionette.ask(...inMarionette(command, parameters));
    await send('resize', WINDOW);
    return driverOf(`Firefox ${session.capabilities.browserVersion}`, send, async () => {
      marionette.close();
      await ended(browser);
      rmSync(profile, { recursive: true, force: true });
    });
  } catch (error) {
    await ended(browser);
    throw error;
  }
}

function portOf(browser: ChildProcess, file: string): Promise<number> {
  return until('Firefox listens', () => {
    if (browser.exitCode !== null) throw new Error(`Firefox ended at once (status ${browser.exitCode})`);
    return existsSync(file) ? Number(readFileSync(file, 'utf8')) || null : null;
  });
}

function inMarionette(
  command: Command,
  parameters: Record<string, unknown>,
): [string, Record<string, unknown>] {
  if (typeof command === 'object') {
    if ('click' in command) return ['WebDriver:ElementClick', { id: command.click }];
    return ['WebDriver:ElementSendKeys', { id: command.type, ...parameters }];
  }
  switch (command) {
    case 'navigate':
      return ['WebDriver:Navigate', parameters];
    case 'execute':
      return ['WebDriver:ExecuteScript', parameters];
    case 'find':
      return ['WebDriver:FindElement', parameters];
    case 'screenshot':
      return ['WebDriver:TakeScreenshot', { full: false }];
    case 'resize':
      return ['WebDriver:SetWindowRect', parameters];
  }
}

type Answer = [type: 1, id: number, error: { message: string } | null, result: unknown];

/** Packets of `length:json`; a request is `[0, id, command, parameters]`, its answer `[1, id, error, result]`. */
class Marionette {
  readonly #socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  #lastId = 0;
  readonly #waiting = new Map<number, (answer: Answer) => void>();

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (bytes) => this.#receive(bytes));
  }

  static connect(port: number): Promise<Marionette> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new Marionette(socket)));
      socket.on('error', reject);
    });
  }

  ask(command: string, parameters: Record<string, unknown>): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    const packet = JSON.stringify([0, id, command, parameters]);
    this.#socket.write(`${Buffer.byteLength(packet)}:${packet}`);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ([, , error, result]) => {
        if (error !== null) reject(new Error(`${command}: ${error.message}`));
        else resolve(isValue(result) ? result.value : result);
      });
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #receive(bytes: Buffer): void {
    this.#received = Buffer.concat([this.#received, bytes]);
    for (;;) {
      const colon = this.#received.indexOf(':');
      if (colon < 0) return;
      const end = colon + 1 + Number(this.#received.toString('latin1', 0, colon));
      if (this.#received.length < end) return;
      const packet: unknown = JSON.parse(this.#received.toString('utf8', colon + 1, end));
      this.#received = this.#received.subarray(end);
      // The first packet is a greeting.
      if (Array.isArray(packet)) this.#answered(packet as Answer);
    }
  }

  #answered(answer: Answer): void {
    this.#waiting.get(answer[1])?.(answer);
    this.#waiting.delete(answer[1]);
  }
}

function isValue(result: unknown): result is { value: unknown } {
  return typeof result === 'object' && result !== null && 'value' in result;
}
