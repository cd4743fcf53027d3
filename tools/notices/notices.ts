/**
 * THIRD-PARTY-NOTICES.md: whose work the page carries, and under which licence. Written from the packages that are
 * installed for the page and from the changes that the build makes to Pyodide's files; `npm run check` compares it
 * (`--check`).
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { CLANG_EDITS, CLANG_PACKAGE } from '../../app/clab/compiler/clangSource.ts';
import { SHIPPED_FILES } from '../../app/interpreter/build/changes.ts';
import { ROOT } from '../root.ts';
import { interpreterNotice } from './interpreterNotice.ts';

const NOTICES = join(ROOT, 'THIRD-PARTY-NOTICES.md');
const LICENCES = fileURLToPath(new URL('./licences/', import.meta.url));

const lockFile = v.object({
  packages: v.record(
    v.string(),
    v.object({
      version: v.optional(v.string()),
      license: v.optional(v.string()),
      dev: v.optional(v.boolean()),
      devOptional: v.optional(v.boolean()),
      optional: v.optional(v.boolean()),
    }),
  ),
});

/** Installed with the page's packages, and never part of the page: types, and what only Node needs. */
const STAYS_BEHIND = /^(@types\/|@react-types\/|ws$)/;

const INTRODUCTION = `# Third-party notices

Weakref Playground itself is under the [MIT licence](LICENSE). The page that it builds carries the work of others, named here with their licences. \`npx tsx tools/notices/notices.ts\` writes this file.
`;

interface Package {
  name: string;
  version: string;
  licence: string;
  /** '' where the package brings none. */
  text: string;
}

function shippedPackages(): Package[] {
  const { packages } = v.parse(lockFile, JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')));
  return Object.entries(packages).flatMap(
    ([path, { version = '', license = '', dev, devOptional, optional }]) => {
      const name = path.replace(/^.*node_modules\//, '');
      if (path === '' || dev || devOptional || optional || STAYS_BEHIND.test(name)) return [];
      return [{ name, version, licence: license, text: licenceText(join(ROOT, path)) }];
    },
  );
}

function licenceText(folder: string): string {
  if (!existsSync(folder)) throw new Error(`${folder} is not installed: npm ci`);
  const names = readdirSync(folder).filter((name) =>
    /^(licen[cs]e|copying|notice)(\.(md|txt))?$/i.test(name),
  );
  return names
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').trim())
    .join('\n\n');
}

function notices(packages: Package[]): string {
  const pyodide = packages.find(({ name }) => name === 'pyodide');
  const clang = packages.find(({ name }) => name === CLANG_PACKAGE);
  const others = packages.filter((shipped) => shipped !== pyodide && shipped !== clang);
  const list = others.map(({ name, version, licence }) => `- ${name} ${version} (${licence})`).join('\n');
  const texts = new Map<string, string[]>();
  for (const { name, text } of others) {
    if (text !== '') texts.set(text, [...(texts.get(text) ?? []), name]);
  }
  const monaco = readFileSync(join(ROOT, 'node_modules/monaco-editor/ThirdPartyNotices.txt'), 'utf8');
  return [
    INTRODUCTION,
    interpreterNotice(pyodide?.version ?? '', SHIPPED_FILES),
    compilerNotice(clang?.version ?? ''),
    `## The page\n\n${list}\n`,
    '## Licence texts\n',
    licenceSection('CPython', readFileSync(join(LICENCES, 'CPython.txt'), 'utf8')),
    licenceSection('Pyodide', readFileSync(join(LICENCES, 'MPL-2.0.txt'), 'utf8')),
    licenceSection('LLVM (Clang and LLD)', readFileSync(join(LICENCES, 'LLVM.txt'), 'utf8')),
    ...[...texts].map(([text, names]) => licenceSection(names.join(', '), text)),
    licenceSection('What monaco-editor contains', monaco),
  ].join('\n');
}

function compilerNotice(version: string): string {
  const edits = CLANG_EDITS.map(({ does }) => `- it ${does}`).join('\n');
  return `## The C compiler

The compiler is Clang with LLD of the [LLVM project](https://github.com/llvm/llvm-project), as WebAssembly of the [YoWASP project](https://github.com/YoWASP/clang) (\`${CLANG_PACKAGE}\` ${version}), under the Apache License 2.0 with LLVM exceptions (its text is below). Its WebAssembly modules, and those of Clang’s headers that C needs, are shipped unchanged. Its JavaScript is shipped with these changes ([app/clab/compiler/clangSource.ts](app/clab/compiler/clangSource.ts)):

${edits}
`;
}

/** Indented, so that no text can be taken for Markdown. */
function licenceSection(title: string, text: string): string {
  const lines = text.replaceAll('\f', '').split(/\r?\n/);
  const indented = lines.map((line) => `    ${line}`.trimEnd()).join('\n');
  return `### ${title}\n\n${indented.trimEnd()}\n`;
}

const written = notices(shippedPackages());
if (!process.argv.includes('--check')) writeFileSync(NOTICES, written);
else if (!existsSync(NOTICES) || readFileSync(NOTICES, 'utf8') !== written) {
  console.error(
    'THIRD-PARTY-NOTICES.md does not name what is installed and changed now: npx tsx tools/notices/notices.ts',
  );
  process.exitCode = 1;
}
