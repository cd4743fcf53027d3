import { expect, test } from 'vitest';
import { cFunctionNamed, cFunctionsFrom, cHelpText } from './cHelp.ts';

test('A function of the chapter says what it gives, and when it fails', () => {
  const text = cHelpText(cFunctionNamed('PyWeakref_GetRef')!).join('\n');
  expect(text).toContain('new reference');
  expect(text).toContain('Fails: ');
  expect(cHelpText(cFunctionNamed('PyWeakref_GetObject')!)[1]).toContain('borrowed');
});

test('Other words are no functions of the chapter', () => {
  expect(cFunctionNamed('PyWeakref_Get')).toBeNull();
  expect(cFunctionNamed('printf')).toBeNull();
});

test('What was typed so far finds the functions that begin with it', () => {
  expect(cFunctionsFrom('PyWeakref_Get').map(({ name }) => name)).toEqual([
    'PyWeakref_GetRef',
    'PyWeakref_GetObject',
  ]);
  expect(cFunctionsFrom('Py')).toHaveLength(11);
  expect(cFunctionsFrom('P')).toEqual([]);
  expect(cFunctionsFrom('weak')).toEqual([]);
});
