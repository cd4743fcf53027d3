import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';
import { probeConstants } from './probeConstants.ts';

const MODULES = ['probe', 'registry', 'lines', 'packer'] as const;
/** The module that has the interpreter's memory instead of one of its own. */
const READS_PYTHON = 'probe';

/** Imported by the sources, and made from the rest of the project. */
const GENERATED = 'constants.ts';

/** Compiles the AssemblyScript sources in a folder; nothing is written. */
export async function compileProbe(folder: string): Promise<Record<(typeof MODULES)[number], Uint8Array>> {
  const constants = probeConstants();
  const compiled = await Promise.all(
    MODULES.map(async (name) => {
      let wasm = null as Uint8Array | null;
      const options = [`${name}.ts`, '--outFile', `${name}.wasm`, '--runtime', 'stub', '-O3'];
      if (name === READS_PYTHON) options.push('--importMemory', '--noExportMemory');
      const { error, stderr } = await asc.main(options, {
        readFile: (file) =>
          file === GENERATED ? constants : readFile(join(folder, file), 'utf8').catch(() => null),
        writeFile(_, contents) {
          wasm = contents as Uint8Array;
        },
        listFiles: () => null,
      });
      if (error || wasm === null) throw new Error(`${name}.ts did not compile: ${stderr.toString()}`);
      return [name, wasm] as const;
    }),
  );
  return Object.fromEntries(compiled) as Record<(typeof MODULES)[number], Uint8Array>;
}
