import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { CLANG_HEADERS, CLANG_MODULES, CLANG_PACKAGE, clangSource } from '../compiler/clangSource.ts';
import { type ClangExports, type CompileResult, Compiler } from '../compiler/compiler.ts';

const PROJECT_FOLDER = fileURLToPath(new URL('../../..', import.meta.url));
/** Where the installed package has its files. */
export const CLANG_FOLDER = join(PROJECT_FOLDER, 'node_modules', CLANG_PACKAGE, 'gen');
const HEADER_FOLDER = fileURLToPath(new URL('../header/include', import.meta.url));
const KEPT_FOLDER = join(PROJECT_FOLDER, 'build', 'clab');

let starting: Promise<Compiler> | undefined;
let compilerKey: string | undefined;

/** Compiles a C file with the compiler of the installed package. A file that was compiled before is not compiled again. */
export async function compileInNode(source: string): Promise<CompileResult> {
  const key = createHash('sha256').update(`${keyOfCompiler()}\n${source}`).digest('hex').slice(0, 32);
  const kept = join(KEPT_FOLDER, key);
  const moduleFile = `${kept}.so`;
  const resultFile = `${kept}.json`;
  if (existsSync(resultFile)) {
    const result = JSON.parse(readFileSync(resultFile, 'utf8')) as CompileResult;
    return result.kind === 'compiled'
      ? { ...result, module: new Uint8Array(readFileSync(moduleFile)) }
      : result;
  }
  const result = await (await nodeCompiler()).compile(source);
  mkdirSync(KEPT_FOLDER, { recursive: true });
  if (result.kind === 'compiled') writeWhole(moduleFile, result.module);
  writeWhole(resultFile, JSON.stringify(result.kind === 'compiled' ? { ...result, module: null } : result));
  return result;
}

/** The compiler of the installed package; one for a process. */
export function nodeCompiler(): Promise<Compiler> {
  starting ??= startCompiler();
  return starting;
}

/** Another process may be doing the same. */
function writeWhole(file: string, content: Uint8Array | string): void {
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, content);
  renameSync(temporary, file);
}

/** What a compiled module depends on besides the program. */
function keyOfCompiler(): string {
  compilerKey ??= createHash('sha256')
    .update(readFileSync(join(CLANG_FOLDER, '..', 'package.json')))
    .update(readFileSync(fileURLToPath(new URL('../compiler/compiler.ts', import.meta.url))))
    .update(JSON.stringify(ownHeaders()))
    .digest('hex');
  return compilerKey;
}

async function startCompiler(): Promise<Compiler> {
  const compiled = CLANG_MODULES.map(async (name) => [
    name,
    await WebAssembly.compile(readFileSync(join(CLANG_FOLDER, name))),
  ]);
  return new Compiler({
    clang: await importClang(),
    modules: Object.fromEntries(await Promise.all(compiled)) as Record<string, WebAssembly.Module>,
    headers: compilerHeaders(),
  });
}

async function importClang(): Promise<ClangExports> {
  const source = clangSource(readFileSync(join(CLANG_FOLDER, 'bundle.js'), 'utf8'));
  const digest = createHash('sha256').update(source).digest('hex').slice(0, 16);
  const file = join(KEPT_FOLDER, `clang-${digest}.mjs`);
  mkdirSync(dirname(file), { recursive: true });
  if (!existsSync(file)) writeWhole(file, source);
  return (await import(pathToFileURL(file).href)) as ClangExports;
}

/** All headers that a C file can include, by the names that it includes them by. */
export function compilerHeaders(): Record<string, string> {
  const archive = readFileSync(join(CLANG_FOLDER, 'llvm-resources.tar'));
  return { ...clangHeaders(archive), ...ownHeaders() };
}

function ownHeaders(): Record<string, string> {
  const files = readdirSync(HEADER_FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(files.map((file) => [relative(HEADER_FOLDER, file), readFileSync(file, 'utf8')]));
}

const BLOCK_BYTES = 512;

/** The files of a tar archive that are needed: a block with name and size (in octal) before each file. */
function clangHeaders(archive: Buffer): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let at = 0; at + BLOCK_BYTES <= archive.length; ) {
    const field = (from: number, length: number) =>
      archive.toString('latin1', at + from, at + from + length).replace(/\0.*$/s, '');
    const name = field(0, 100);
    if (name === '') break;
    const bytes = Number.parseInt(field(124, 12), 8) || 0;
    const from = at + BLOCK_BYTES;
    if (CLANG_HEADERS.test(name))
      headers[name.slice('include/'.length)] = archive.toString('utf8', from, from + bytes);
    at = from + Math.ceil(bytes / BLOCK_BYTES) * BLOCK_BYTES;
  }
  return headers;
}
