/**
 * `npm test`: everything that can be tested, in the order in which a mistake is cheapest to find. Each stage that
 * fails says in one line what to do; the last line counts the tests.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BROWSER_VARIABLE, findBrowser } from '../../e2e/support/browser.ts';
import { installOtherBrowsers } from '../../e2e/support/otherBrowsers/install.ts';
import { buildPage } from '../build/buildPage.ts';
import { ROOT } from '../root.ts';
import { type Count, closingLine, countOfPlaywright, countOfVitest } from './counts.ts';
import { slowestLines, timesOfPlaywright, timesOfVitest } from './slowest.ts';

const RESULTS = join(ROOT, 'test-results');
const VITEST_REPORT = join(RESULTS, 'vitest.json');
const PLAYWRIGHT_REPORT = join(RESULTS, 'playwright.json');

const NOTHING: Count = { passed: 0, failed: 0, skipped: 0 };

async function tests(): Promise<Count[]> {
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });
  return [
    check('format and lint', '@biomejs/biome/bin/biome', ['check', '.'], 'npx biome check --write .'),
    check('types', 'typescript/bin/tsc', ['--noEmit'], 'npx tsc --noEmit'),
    check(
      'no DOM in trace and model',
      'typescript/bin/tsc',
      ['-p', 'tsconfig.pure.json'],
      'npx tsc -p tsconfig.pure.json',
    ),
    check('folder rules', 'tsx/dist/cli.mjs', ['tools/imports/folderRules.ts'], 'see ARCHITECTURE.md'),
    check('unused files, exports and packages', 'knip/bin/knip.js', [], 'delete what stands above'),
    check(
      'notices',
      'tsx/dist/cli.mjs',
      ['tools/notices/notices.ts', '--check'],
      'npx tsx tools/notices/notices.ts',
    ),
    unitTests(),
    await browserTests(),
  ];
}

/** A check that counts no tests: it only can fail. */
function check(name: string, script: string, args: string[], advice: string): Count {
  console.log(`\n— ${name}`);
  if (run(script, args)) return NOTHING;
  return failure(`${name}: mend what stands above (${advice})`);
}

function unitTests(): Count {
  console.log('\n— unit tests');
  const report = `--outputFile.json=${VITEST_REPORT}`;
  const passed = run('vitest/vitest.mjs', ['run', '--reporter=default', '--reporter=json', report]);
  const count = readReport(VITEST_REPORT, countOfVitest);
  return checkedCount(
    count,
    passed,
    'unit tests: the failures stand above (npx vitest runs them again as you save)',
  );
}

async function browserTests(): Promise<Count> {
  console.log('\n— build');
  const built = await buildPage();
  if (built.kind === 'failed')
    return failure(`build of ${built.step}: the reason stands above (npm run build)`);

  console.log('\n— browser tests');
  const browser = findBrowser();
  if (browser.kind === 'none') return failure(browser.advice);
  console.log(`in ${browser.path}`);
  installOtherBrowsers();
  const passed = run('@playwright/test/cli.js', ['test'], {
    [BROWSER_VARIABLE]: browser.path,
    PLAYWRIGHT_JSON_OUTPUT_FILE: PLAYWRIGHT_REPORT,
  });
  const count = readReport(PLAYWRIGHT_REPORT, countOfPlaywright);
  return checkedCount(
    count,
    passed,
    'browser tests: the failures stand above, their pictures in test-results',
  );
}

/** A runner that failed without a failing test has failed all the same. */
function checkedCount(count: Count | null, passed: boolean, advice: string): Count {
  if (count === null) return failure(advice);
  if (passed) return count;
  console.error(`✗ ${advice}`);
  return { ...count, failed: Math.max(count.failed, 1) };
}

function failure(advice: string): Count {
  console.error(`✗ ${advice}`);
  return { passed: 0, failed: 1, skipped: 0 };
}

function run(script: string, args: string[], env: Record<string, string> = {}): boolean {
  const path = join(ROOT, 'node_modules', ...script.split('/'));
  const options = { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } } as const;
  return spawnSync(process.execPath, [path, ...args], options).status === 0;
}

function readReport<T>(path: string, read: (report: unknown) => T): T | null {
  try {
    return read(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

const counts = await tests();
const times = [
  ...(readReport(VITEST_REPORT, timesOfVitest) ?? []),
  ...(readReport(PLAYWRIGHT_REPORT, timesOfPlaywright) ?? []),
];
console.log(`\n— the slowest tests\n${slowestLines(times).join('\n')}`);
console.log(`\n${closingLine(counts)}`);
process.exitCode = counts.some(({ failed }) => failed > 0) ? 1 : 0;
