import { expect, test } from 'vitest';
import { CFile } from './cFile.ts';

/** A program whose C file a person wrote. */
function own(text: string): CFile {
  const file = new CFile();
  file.add();
  file.edit(text);
  return file;
}

test('A program has no C file until one is added, which is a small module', () => {
  const file = new CFile();
  expect(file.getState().text).toBeNull();
  file.add();
  expect(file.getState().text).toContain('PyInit_lab');
});

test('A file that was taken away comes back as it was', () => {
  const file = own('int a;\n');
  file.remove();
  expect(file.getState()).toEqual({ text: null, removed: 'int a;\n' });
  file.add();
  expect(file.getState().text).toBe('int a;\n');
});

test('The editor of a file that was taken away changes nothing any more', () => {
  const file = own('int a;');
  file.remove();
  file.edited.edit('');
  expect(file.getState().text).toBeNull();
});

test('An own text that other programs took the place of comes back with its program', () => {
  const file = own('int mine;');
  file.replace('int theirs;\r\n');
  expect(file.getState().text).toBe('int theirs;\n');
  file.replace(null);
  file.restore();
  expect(file.getState().text).toBe('int mine;');
});

test('An own text is found again by Add file where nobody restored it', () => {
  const file = own('int mine;');
  file.replace(null);
  file.add();
  expect(file.getState().text).toBe('int mine;');
});
