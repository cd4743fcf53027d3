import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { SHIPPED_FILES } from '../../app/interpreter/build/changes.ts';
import { changedJavaScript } from '../../app/interpreter/build/javaScript.ts';
import { buildInterpreter } from '../../app/interpreter/build/pipeline.ts';
import { PYODIDE_VERSION } from '../../app/interpreter/cpython.ts';
import { ASSET_FILES } from '../../app/interpreter/start/assets.ts';
import { ROOT } from '../root.ts';
import { interpreterNotice } from './interpreterNotice.ts';

const built = await buildInterpreter(ROOT, () => {});
if (built.kind === 'failed') throw new Error(built.message);

const ofPackage = (file: string) => readFileSync(fileURLToPath(import.meta.resolve(`pyodide/${file}`)));
const shipped = (name: keyof typeof ASSET_FILES) => readFileSync(join(built.folder, ASSET_FILES[name]));

test('the notices hold what is made of the list of changes', () => {
  const text = readFileSync(join(ROOT, 'THIRD-PARTY-NOTICES.md'), 'utf8');
  expect(text).toContain(interpreterNotice(PYODIDE_VERSION, SHIPPED_FILES));
  const [wasm, ...others] = SHIPPED_FILES;
  const fewer = [{ ...wasm!, changes: wasm!.changes.slice(1) }, ...others];
  expect(text).not.toContain(interpreterNotice(PYODIDE_VERSION, fewer));
});

test('each change names a file that is there', () => {
  const files = SHIPPED_FILES.flatMap(({ changes }) => changes.map(({ file }) => file));
  expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
});

test('a file is named as changed where it is shipped with other bytes than it came with', () => {
  const inPackage = {
    python: 'pyodide.asm.wasm',
    pyodide: 'pyodide.asm.mjs',
    stdlib: 'python_stdlib.zip',
  } as const;
  const changed = Object.entries(inPackage).flatMap(([name, file]) =>
    shipped(name as keyof typeof inPackage).equals(ofPackage(file)) ? [] : [file],
  );
  const named = SHIPPED_FILES.flatMap(({ file, changes }) => (changes.length > 0 ? [file] : []));
  // A plain build leaves the JavaScript as it is.
  if (built.manifest.leftOut.length === 0) expect(changed).toEqual(named);
});

test('the JavaScript that is shipped is Pyodide’s own with just these changes', () => {
  const source = ofPackage('pyodide.asm.mjs').toString();
  const again = changedJavaScript(source, shipped('python'), built.manifest.leftOut);
  expect(again).toBe(shipped('pyodide').toString());
});
