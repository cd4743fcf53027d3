import { expect, test } from 'vitest';
import { nodeAssets } from '../node/nodeAssets.ts';
import { runInNode } from '../node/nodeInterpreter.ts';
import { JAVASCRIPT_TRICKS } from './speed/tricks.ts';

await nodeAssets();

const printed = async (code: string) => {
  const { stdout, stderr } = await runInNode(code);
  return stdout + stderr;
};

test('a program reaches Python through JavaScript, whose parts come when they are asked for', async () => {
  const code = `import js, pyodide_js
from pyodide.code import run_js
from pyodide.ffi import to_js, create_proxy
print(pyodide_js.runPython("1 + 4"), pyodide_js.globals.get("code"))
print(run_js("1 + 2"), js.Array.new(3).length, to_js([1, 2]).length, create_proxy(len) is not None)
try: run_js("throw new Error('boom')")
except Exception as error: print(type(error).__name__, error)`;
  expect(await printed(code)).toBe('5 None\n3 3 2 True\nJsException Error: boom\n');
});

test('every export is there for whoever asks by its name', async () => {
  const code = `import ctypes, pyodide_js
module = pyodide_js._module
print(hasattr(module, "_PyList_New"), module._PyList_Type > 0, hasattr(module, "_no_such"), hasattr(module, "nor_this"))
print(hasattr(module, "FS"), hasattr(module, "PATH"), hasattr(module, "GL"), hasattr(module, "SDL"))
print(ctypes.CDLL(None).strlen(b"abc"), hasattr(ctypes.pythonapi, "PyWeakref_NewRef"))
print(ctypes.pythonapi.Py_GetVersion.__name__, hasattr(ctypes.CDLL(None), "no_such"))`;
  expect(await printed(code)).toBe(
    'True True False False\nTrue True False False\n3 True\nPy_GetVersion False\n',
  );
});

test('all that is no longer as it was is named', () => {
  const [exportsOnDemand] = JAVASCRIPT_TRICKS;
  const change = () => exportsOnDemand!.toJavaScript('', new Set());
  expect(change).toThrow('has 0 places for “updateGOT(origExports);”');
  expect(change).toThrow('has 0 places for “async function createWasm(){”');
});
