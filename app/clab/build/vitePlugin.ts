import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin, ResolvedConfig } from 'vite';
import { bundleWorker } from '../../interpreter/build/bundleWorker.ts';
import { brotli, gzipped } from '../../interpreter/build/compress.ts';
import { CLANG_CORE, CLANG_MODULES, clangSource } from '../compiler/clangSource.ts';
import type { CompilerKit } from '../compiler/messages.ts';
import { CLANG_FOLDER, compilerHeaders } from '../node/nodeCompiler.ts';

const MODULE_ID = 'virtual:compiler';
const RESOLVED_ID = `\0${MODULE_ID}`;
const DEV_FOLDER = 'compiler-files';
const WORKER = fileURLToPath(new URL('../worker/worker.ts', import.meta.url));
const ENDINGS = ['', '.br', '.gz'] as const;

interface ServedFile {
  served: string;
  /** On the disk, with its compressed twins beside it. */
  source: string;
}

/**
 * Gives the page the C compiler: `virtual:compiler` says which two files to fetch, and has the code of its worker. The
 * build emits the files with their compressed twins, which are kept in `build/clab` from one build to the next.
 */
export function compilerPlugin(projectFolder: string): Plugin {
  let config: ResolvedConfig;
  let collected: Promise<Record<'core' | 'kit', ServedFile>> | undefined;
  const files = () => {
    collected ??= collect(join(projectFolder, 'build', 'clab', 'page'));
    return collected;
  };
  return {
    name: 'compiler',
    configResolved(resolved) {
      config = resolved;
    },
    resolveId(id) {
      return id === MODULE_ID ? RESOLVED_ID : null;
    },
    async load(id) {
      if (id !== RESOLVED_ID) return null;
      const isBuild = config.command === 'build';
      const folder = isBuild ? `${config.build.assetsDir}/compiler` : DEV_FOLDER;
      const size = (path: string) => statSync(path).size;
      const described = Object.fromEntries(
        Object.entries(await files()).map(([name, { served, source }]) => [
          name,
          {
            path: `${folder}/${served}`,
            twin: isBuild ? `${folder}/${served}.packed` : null,
            bytes: size(source),
            brotliBytes: size(`${source}.br`),
            gzipBytes: size(`${source}.gz`),
          },
        ]),
      );
      const worker = await bundleWorker(WORKER);
      for (const file of worker.sources) this.addWatchFile(file);
      return `export const files = ${JSON.stringify(described)};\nexport const workerSource = ${JSON.stringify(worker.text)};`;
    },
    async generateBundle() {
      for (const { served, source } of Object.values(await files())) {
        const emit = (name: string, ending: string) =>
          this.emitFile({
            type: 'asset',
            fileName: `${config.build.assetsDir}/compiler/${name}`,
            source: readFileSync(source + ending),
          });
        for (const ending of ENDINGS) emit(served + ending, ending);
        emit(`${served}.packed`, '.gz');
      }
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const name = (request.url ?? '').split('?')[0]!.split(`/${DEV_FOLDER}/`)[1];
        if (name === undefined) return next();
        files().then((all) => {
          const file = Object.values(all).find(({ served }) => served === name);
          if (file === undefined) return next();
          response.setHeader('Content-Type', 'application/octet-stream');
          response.end(readFileSync(file.source));
        }, next);
      });
    },
  };
}

/** Clang and LLD as they are, and everything small around them in one file. */
async function collect(folder: string): Promise<Record<'core' | 'kit', ServedFile>> {
  const read = (name: string) => readFileSync(join(CLANG_FOLDER, name));
  const kit: CompilerKit = {
    source: clangSource(read('bundle.js').toString('utf8')),
    modules: Object.fromEntries(
      CLANG_MODULES.filter((name) => name !== CLANG_CORE).map((name) => [
        name,
        read(name).toString('base64'),
      ]),
    ),
    headers: compilerHeaders(),
  };
  mkdirSync(folder, { recursive: true });
  return {
    core: await served(folder, 'clang', 'wasm', read(CLANG_CORE)),
    kit: await served(folder, 'clang', 'json', Buffer.from(JSON.stringify(kit))),
  };
}

async function served(folder: string, name: string, ending: string, content: Buffer): Promise<ServedFile> {
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 10);
  const fileName = `${name}-${digest}.${ending}`;
  const source = join(folder, fileName);
  if (!ENDINGS.every((twin) => existsSync(source + twin))) {
    const [small, smaller] = await Promise.all([gzipped(content), brotli(content)]);
    writeFileSync(source, content);
    writeFileSync(`${source}.gz`, small);
    writeFileSync(`${source}.br`, smaller);
  }
  return { served: fileName, source };
}
