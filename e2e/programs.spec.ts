import { readFileSync } from 'node:fs';
import { expect, samePage as test } from './support/playground.ts';

test('input() asks in the console, and the answer arrives', async ({ playground }) => {
  const { page } = playground;
  await playground.openWith('name = input("Your name? ")\nprint(f"hello {name}")\n');
  await playground.press('Run');
  await page.getByRole('textbox', { name: 'Your name?' }).fill('Ada');
  await page.keyboard.press('Enter');
  await playground.reaches('done');
  await expect(playground.console).toContainText('hello Ada');
});

test('lines given beforehand are read first', async ({ playground }) => {
  const { page } = playground;
  await playground.openWith('print([input(), input()])\n');
  await playground.press('Settings');
  await page.getByLabel('Input given beforehand').fill('one\ntwo');
  await page.keyboard.press('Escape');
  await playground.run();
  await expect(playground.console).toContainText("['one', 'two']");
});

test('await works at the top level', async ({ playground }) => {
  await playground.openAndRun('import asyncio\nprint(await asyncio.sleep(0.01, "slept"))\n');
  await expect(playground.console).toContainText('slept');
});

test('an exception is shown trimmed to the program, and marks its line', async ({ playground }) => {
  const { page } = playground;
  await playground.openAndRun('def f():\n    return 1 / 0\n\nf()\n');
  await expect(playground.console).toContainText('ZeroDivisionError: division by zero');
  await expect(playground.console).toContainText('ended with a ZeroDivisionError on line 2');
  await expect(playground.console).not.toContainText(/pyodide|harness|_pyodide/);
  await expect(page.locator('.squiggly-error')).toBeVisible();
  await page.getByRole('button', { name: /snippet\.py", line 4/ }).click();
  await expect(playground.editor).toBeFocused();
});

test('a syntax error marks its line', async ({ playground }) => {
  await playground.openAndRun('x = 1\nif x\n    print(x)\n');
  await expect(playground.console).toContainText("SyntaxError: expected ':'");
  await expect(playground.console).toContainText('could not read line 2');
  await expect(playground.page.locator('.squiggly-error')).toBeVisible();
});

test('a module that the page does not carry is refused in a sentence', async ({ playground }) => {
  await playground.openAndRun('import numpy\n');
  await expect(playground.console).toContainText('ModuleNotFoundError');
  await expect(playground.console).toContainText('standard library');
});

for (const [what, code, note] of [
  ['a thread', 'import threading\nthreading.Thread(target=print).start()\n', 'runs in a single thread here'],
  ['a process', 'import subprocess\nsubprocess.run(["ls"])\n', 'there are no processes but this one'],
  ['an address', 'import urllib.request\nurllib.request.urlopen("http://example.com")\n', 'no network here'],
] as const)
  test(`${what} that the page cannot give is refused in a sentence`, async ({ playground }) => {
    await playground.openAndRun(code);
    await expect(playground.console).toContainText('Traceback');
    await expect(playground.console).toContainText(note);
  });

test('chance and time are not frozen', async ({ playground }) => {
  const code =
    'import random, time, uuid, os\nprint(random.random(), time.time(), uuid.uuid4(), os.urandom(8).hex())\n';
  await playground.openAndRun(code);
  const first = (await playground.printed()).split(' ');
  await playground.run();
  const second = (await playground.printed()).split(' ');
  for (const [index, word] of first.entries()) expect(second[index]).not.toBe(word);
});

test('addresses and hashes are the same in every run', async ({ playground }) => {
  await playground.openAndRun('print(id(object()), hash("weakref"))\n');
  const first = await playground.printed();
  await playground.run();
  expect(await playground.printed()).toBe(first);
});

test('the text is kept across a reload', async ({ playground }) => {
  await playground.open();
  await playground.write('print("kept")\n');
  await playground.page.reload();
  await playground.run();
  await expect(playground.console).toContainText('kept');
});

test('two hundred thousand lines are kept, and the console shows their end', async ({ playground }) => {
  await playground.openAndRun('for i in range(200000): print(i)\n');
  await expect(playground.console).toContainText('199999');
  await expect(playground.console).toContainText(
    '198,000 earlier lines are not shown here; a saved trace has all of them.',
  );
  // Nor does it stand in the way of what comes next.
  await playground.press('First step');
  await expect(playground.console).toContainText('200,000 lines are printed later than this moment.');
  const saved = playground.page.waitForEvent('download');
  await playground.press('Export');
  await playground.page.getByRole('menuitem', { name: /Trace as JSON/ }).click();
  const trace = JSON.parse(readFileSync(await (await saved).path(), 'utf8'));
  expect(trace.stdout).toBe(Array.from({ length: 200_000 }, (_, line) => `${line}\n`).join(''));
});

test('a run that changes nothing on the screen is seen to have run', async ({ playground }) => {
  await playground.openAndRun('import weakref\nclass A: pass\nr = weakref.ref(A())\n');
  await expect(playground.status).toHaveText(/^Ran in [\d.]+ m?s · [1-9]\d* events$/);
  const before = await playground.status.locator('[data-ran]').elementHandle();
  await playground.run();
  await expect(playground.status).toHaveText(/^Ran in [\d.]+ m?s · [1-9]\d* events$/);
  expect(await before?.evaluate((element) => element.isConnected)).toBe(false);
});

test('a run that ends early says when, and how much there is of it', async ({ playground }) => {
  await playground.openAndRun('class A: pass\na = A()\n1 / 0\n');
  await expect(playground.status).toHaveText(
    /^ZeroDivisionError on line 3 · [\d.]+ m?s · \d+ events?, ready again$/,
  );
});
