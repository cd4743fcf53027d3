import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { type Command, type Driver, driverOf, type Found, type Send, WINDOW } from './driver.ts';
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

/** WebKitGTK's own small browser on a screen of its own, driven over WebDriver's HTTP. */
async function startWebKit(path: string, screen: string): Promise<Driver> {
  const display = freeDisplay();
  const size = `${WINDOW.width}x${WINDOW.height + 100}x24`;
  const x = spawn(screen, [display, '-screen', '0', size, '-nolisten', 'tcp'], { stdio: 'ignore' });
  const port = await freePort();
  const driver = spawn(path, [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: display,
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
    },
  });
  const stop = async () => {
    await ended(driver);
    await ended(x);
  };
  const ask = asker(`http://127.0.0.1:${port}`);
  try {
    await until('WebKitWebDriver listens', () => ask('GET', '/status').catch(() => null));
    const { sessionId, capabilities } = (await ask('POST', '/session', { capabilities: {} })) as {
      sessionId: string;
      capabilities: { browserVersion: string };
    };
    const session = `/session/${sessionId}`;
    const send: Send = (command, parameters = {}) => {
      const [method, address] = inHttp(command);
      return ask(method, session + address, method === 'GET' ? undefined : parameters);
    };
    await send('resize', WINDOW);
    return driverOf(`WebKitGTK ${capabilities.browserVersion}`, send, async () => {
      await ask('DELETE', session).catch(() => null);
      await stop();
    });
  } catch (error) {
    await stop();
    throw error;
  }
}

function inHttp(command: Command): ['GET' | 'POST', string] {
  if (typeof command === 'object') {
    if ('click' in command) return ['POST', `/element/${command.click}/click`];
    return ['POST', `/element/${command.type}/value`];
  }
  switch (command) {
    case 'navigate':
      return ['POST', '/url'];
    case 'execute':
      return ['POST', '/execute/sync'];
    case 'find':
      return ['POST', '/element'];
    case 'screenshot':
      return ['GET', '/screenshot'];
    case 'resize':
      return ['POST', '/window/rect'];
  }
}

function asker(site: string) {
  return async (method: 'GET' | 'POST' | 'DELETE', address: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(site + address, {
      method,
      body: body === undefined ? null : JSON.stringify(body),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error(`${address}: ${JSON.stringify(value)}`);
    return value;
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
