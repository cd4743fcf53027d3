import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';

const MODULES = ['probe', 'registry', 'lines', 'packer'] as const;
/** The module that has the interpreter's memory instead of one of its own. */
const READS_PYTHON = 'probe';

/** Compiles the AssemblyScript sources in a folder. */
export async function compileProbe(folder: string): Promise<Record<(typeof MODULES)[number], Uint8Array>> {
  const output = await mkdtemp(join(tmpdir(), 'weakref-probe-'));
  try {
    const compiled = await Promise.all(
      MODULES.map(async (name) => {
        const file = join(output, `${name}.wasm`);
        const { error, stderr } = await asc.main([
          `${name}.ts`,
          '--baseDir',
          folder,
          '--outFile',
          file,
          '--runtime',
          'stub',
          '-O3',
          ...(name === READS_PYTHON ? ['--importMemory', '--noExportMemory'] : []),
        ]);
        if (error) throw new Error(`${name}.ts did not compile: ${stderr.toString()}`);
        return [name, new Uint8Array(await readFile(file))] as const;
      }),
    );
    return Object.fromEntries(compiled) as Record<(typeof MODULES)[number], Uint8Array>;
  } finally {
    await rm(output, { recursive: true });
  }
}
