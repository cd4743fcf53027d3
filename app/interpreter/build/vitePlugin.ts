import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, ResolvedConfig } from 'vite';
import { ASSET_FILES, ASSET_NAMES, type InterpreterManifest } from '../start/assets.ts';
import { type Bundle, bundleWorker } from './bundleWorker.ts';
import { buildInterpreter } from './pipeline.ts';

const MODULE_ID = 'virtual:interpreter';
const RESOLVED_ID = `\0${MODULE_ID}`;
const DEV_FOLDER = 'interpreter-files';

/** A file that the page fetches: its name holds a hash of its content, so it never changes. */
interface ServedFile {
  served: string;
  bytes: number;
  brotliBytes: number;
  gzipBytes: number;
  /** A gzip of it for hosts that compress nothing, under a name that means nothing to any host. */
  twin: string | null;
  /** Where its content is on the disk, with its compressed twins. */
  source: string;
}

/**
 * Gives the page the interpreter: `virtual:interpreter` says which files to fetch, the build emits them with their
 * compressed twins, the development server serves them from where the pipeline put them. The worker that runs Python
 * is bundled by itself, and comes as text: it starts from a data URL and can import nothing.
 */
export function interpreterPlugin(projectFolder: string, workerEntry: string): Plugin {
  let config: ResolvedConfig;
  let served: Promise<Served> | undefined;
  const files = () => {
    served ??= collect(projectFolder, workerEntry);
    return served;
  };
  return {
    name: 'interpreter',
    configResolved(resolved) {
      config = resolved;
    },
    resolveId(id) {
      return id === MODULE_ID ? RESOLVED_ID : null;
    },
    async load(id) {
      if (id !== RESOLVED_ID) return null;
      const { manifest, files: all, worker } = await files();
      for (const file of worker.sources) this.addWatchFile(file);
      const isBuild = config.command === 'build';
      const folder = isBuild ? `${config.build.assetsDir}/interpreter` : DEV_FOLDER;
      const described = Object.fromEntries(
        Object.entries(all).map(([name, { served: fileName, twin, source: _, ...sizes }]) => [
          name,
          { path: `${folder}/${fileName}`, twin: isBuild && twin ? `${folder}/${twin}` : null, ...sizes },
        ]),
      );
      const { files: _, ...facts } = manifest;
      const given = { facts, files: described, workerSource: worker.text };
      return Object.entries(given)
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
        .join('\n');
    },
    async generateBundle() {
      for (const { served: fileName, twin, source } of Object.values((await files()).files)) {
        const emit = (name: string, ending: string) =>
          this.emitFile({
            type: 'asset',
            fileName: `${config.build.assetsDir}/interpreter/${name}`,
            source: readFileSync(source + ending),
          });
        for (const ending of ['', '.br', '.gz'] as const) emit(fileName + ending, ending);
        if (twin !== null) emit(twin, '.gz');
      }
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const name = (request.url ?? '').split('?')[0]!.split(`/${DEV_FOLDER}/`)[1];
        if (name === undefined) return next();
        files().then(({ files: all }) => {
          const file = Object.values(all).find((candidate) => candidate.served === name);
          if (file === undefined) return next();
          response.setHeader('Content-Type', 'application/octet-stream');
          response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
          createReadStream(file.source).pipe(response);
        }, next);
      });
    },
    watchChange(file) {
      // Only what the worker is made of: a change elsewhere leaves it as it is.
      served?.then(({ worker }) => {
        if (worker.sources.includes(file)) served = undefined;
      });
    },
  };
}

interface Served {
  manifest: InterpreterManifest;
  files: Record<string, ServedFile>;
  worker: Bundle;
}

async function collect(projectFolder: string, workerEntry: string): Promise<Served> {
  const built = await buildInterpreter(projectFolder, (line) =>
    process.stderr.write(`interpreter: ${line}\n`),
  );
  if (built.kind === 'failed') throw new Error(built.message);
  const { folder, manifest } = built;
  const files: Record<string, ServedFile> = {};
  for (const name of ASSET_NAMES) {
    const { sha256, ...sizes } = manifest.files[name];
    const served = hashedName(ASSET_FILES[name], sha256);
    files[name] = {
      served,
      twin: isWorthATwin(sizes) ? `${served}.packed` : null,
      ...sizes,
      source: join(folder, ASSET_FILES[name]),
    };
  }
  return { manifest, files, worker: await bundleWorker(workerEntry) };
}

function hashedName(file: string, sha256: string): string {
  const dot = file.indexOf('.');
  return `${file.slice(0, dot)}-${sha256.slice(0, 10)}${file.slice(dot)}`;
}

/** Saves a hundred kilobytes or more. */
function isWorthATwin({ bytes, gzipBytes }: { bytes: number; gzipBytes: number }): boolean {
  return bytes - gzipBytes > 100_000;
}
