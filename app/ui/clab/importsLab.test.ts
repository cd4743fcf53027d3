import { expect, test } from 'vitest';
import { importsLab } from './importsLab.ts';

const C = 'PyMODINIT_FUNC\nPyInit_lab(void)\n{\n}\n';

test.each([
  'import lab',
  'import weakref, lab',
  'from lab import Node',
  'm = importlib.import_module("lab")',
])('%s imports the module', (code) => expect(importsLab(`import weakref\n${code}\n`, C)).toBe(true));

test.each(['import weakref', 'lab = 1', 'import labour'])('%s does not', (code) =>
  expect(importsLab(code, C)).toBe(false),
);

test('where C names no module, that is the compiler’s to say', () => {
  expect(importsLab('', 'int a;')).toBe(true);
});
