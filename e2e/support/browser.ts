import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';
import { installFromDebian } from './debian.ts';

export type FoundBrowser = { kind: 'found'; path: string } | { kind: 'none'; advice: string };

/** The variable that names a browser, for people whose browser lies elsewhere. */
export const BROWSER_VARIABLE = 'WEAKREF_BROWSER';

const NAMES_ON_PATH = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const KNOWN_PLACES: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ['/usr/bin/chromium', '/snap/bin/chromium', '/opt/google/chrome/chrome'],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
};

/** In containers and as root there is no sandbox to start in; the rest keeps a closed network quiet. */
export const BROWSER_FLAGS = [
  ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Finds a browser for the tests: the one named, an installed one, or one that is downloaded or installed now. */
export function findBrowser(): FoundBrowser {
  const named = process.env[BROWSER_VARIABLE];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return { kind: 'found', path: named };
    return { kind: 'none', advice: `${BROWSER_VARIABLE} names ${named}, and there is no such file.` };
  }
  const path = installed() ?? downloaded() ?? fromPlaywright() ?? fromDebian();
  if (path !== null) return { kind: 'found', path };
  return {
    kind: 'none',
    advice: `No browser was found: install Chromium or Chrome, or name one with ${BROWSER_VARIABLE}=/path/to/chromium.`,
  };
}

function installed(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = folders.flatMap((folder) => NAMES_ON_PATH.map((name) => join(folder, name)));
  const known = KNOWN_PLACES[process.platform] ?? [];
  return [...(process.platform === 'win32' ? [] : onPath), ...known].find((path) => existsSync(path)) ?? null;
}

/** Where Playwright would have put its own. */
function downloaded(): string | null {
  const path = chromium.executablePath();
  return existsSync(path) ? path : null;
}

function fromPlaywright(): string | null {
  console.log('No browser is installed; asking Playwright for its Chromium.');
  const cli = join('node_modules', 'playwright', 'cli.js');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit', timeout: 300_000 });
  const path = downloaded();
  if (path === null)
    console.log('Playwright could not download it; check the network, or install Chromium by hand.');
  return path;
}

function fromDebian(): string | null {
  installFromDebian('Chromium', ['chromium']);
  return installed();
}
