import { expect, test } from 'vitest';
import { CFile } from './cFile.ts';

test('A program has no C file until one is added, which is a small module', () => {
  const file = new CFile();
  expect(file.getState().text).toBeNull();
  file.add();
  expect(file.getState().text).toContain('PyInit_lab');
});

test('A file that was taken away comes back as it was', () => {
  const file = new CFile();
  file.put('int a;\r\n');
  file.put(null);
  expect(file.getState()).toEqual({ text: null, removed: 'int a;\n' });
  file.add();
  expect(file.getState().text).toBe('int a;\n');
});

test('The editor of a file that was taken away changes nothing any more', () => {
  const file = new CFile();
  file.put('int a;');
  file.put(null);
  file.edited.edit('');
  expect(file.getState().text).toBeNull();
  expect(file.edited.getState().text).not.toBe('int a;');
});
