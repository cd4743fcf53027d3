import { readFileSync } from 'node:fs';
import { editorComes, expect, test } from './support/playground.ts';

const PYTHON = `import weakref, lab
node = lab.Node()
ref = weakref.ref(node, print)
print(lab.look(ref) is node)
del node
`;

test('C is written, mended, compiled and run, and its lines are followed', async ({ playground }) => {
  const { page } = playground;
  await playground.openWith(PYTHON);
  await editorComes(page);
  await expect(page.locator('html')).toHaveAttribute('data-compiler-state', 'none');
  await playground.press('Add file');
  await expect(page.getByRole('tab', { name: 'lab.c' })).toHaveAttribute('aria-selected', 'true');
  const field = page.getByRole('textbox', { name: 'C file' });
  await field.focus();
  const whole = readFileSync(new URL('../app/ui/editor/template.c', import.meta.url), 'utf8');
  const write = async (text: string) => {
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(text);
  };

  // An error is at its line, and nothing runs.
  await write(whole.replace('PyObject *object;', 'PyObject *objekt;'));
  await playground.press('Run');
  const messages = page.getByRole('region', { name: 'C compiler messages' });
  await expect(messages).toContainText(/use of undeclared identifier 'object'/, { timeout: 60_000 });
  await expect(page.locator('html')).toHaveAttribute('data-compiler-state', 'ready');
  await messages.getByRole('button').first().click();
  await expect(field).toBeFocused();
  await expect(page.locator('.monaco-editor .squiggly-error').first()).toBeVisible();

  // Run is pressed again while the compiler works.
  await write(whole);
  await playground.press('Run');
  await playground.press('Run');
  await expect(page.locator('html')).toHaveAttribute('data-compiler-state', 'ready');
  await playground.reaches('done');
  await expect(playground.console).toContainText('True');
  await expect(messages).toHaveCount(0);
  expect(await playground.printed()).toContain('True');
  const events = await playground.events();
  const calls = events.filter(({ kind }) => kind === 'capi-call');
  expect(calls.map(({ what, line }) => `${what} ${line}`)).toEqual([
    expect.stringMatching(/^PyWeakref_GetRef.* 4 C \d+$/),
    expect.stringMatching(/^PyObject_ClearWeakRefs.* 5 C \d+$/),
  ]);

  // The file of the selected event's line is shown, and its line is marked.
  await playground
    .region('Events')
    .getByRole('row', { name: /object-created/ })
    .click();
  await expect(page.getByRole('tab', { name: 'snippet.py' })).toHaveAttribute('aria-selected', 'true');
  await playground
    .region('Events')
    .getByRole('row', { name: /PyObject_ClearWeakRefs/ })
    .click();
  await expect(page.getByRole('tab', { name: 'lab.c' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('tabpanel').locator('[class*="_selected_"]').first()).toBeVisible();

  // A file that was taken away comes back.
  await playground.press('Remove lab.c');
  await expect(page.getByRole('tab')).toHaveCount(1);
  await playground.press('Add file');
  await expect(page.getByRole('tab', { name: 'lab.c' })).toHaveAttribute('aria-selected', 'true');
});
