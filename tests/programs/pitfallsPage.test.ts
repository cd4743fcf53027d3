import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { C_PITFALLS } from '../../app/model/diagnoses/c/cPitfalls.ts';
import { PITFALLS } from '../../app/model/diagnoses/diagnose.ts';
import type { Pitfall } from '../../app/model/diagnoses/pitfall.ts';

const HEAD = `# Pitfalls

The mistakes that the notes of a run are about. Each has a program that makes it, with the line marked that gets the note, and the same program without it. This page is made from the rules and from the programs that test them: \`npx vitest run tests/programs/pitfallsPage.test.ts -u\` writes it again.
`;

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8').trimEnd();
}

function block(title: string, language: 'python' | 'c', path: string): string {
  return `${title}\n\n\`\`\`${language}\n${read(path)}\n\`\`\`\n`;
}

function section({ id, advice, recognised }: Pitfall, programs: readonly string[]): string {
  return [`### ${id}\n`, `${advice}\n`, ...programs, `The note rests on: ${recognised}\n`].join('\n');
}

function inPython(pitfall: Pitfall): string {
  const path = `./pitfalls/${pitfall.id}`;
  return section(pitfall, [
    block('With the mistake:', 'python', `${path}.py`),
    block('Corrected:', 'python', `${path}.fixed.py`),
  ]);
}

function inC(pitfall: Pitfall): string {
  const path = `./c/${pitfall.id}`;
  return section(pitfall, [
    block('With the mistake:', 'c', `${path}.c`),
    block('Corrected:', 'c', `${path}.fixed.c`),
    block('The program that uses either:', 'python', `${path}.py`),
  ]);
}

test('docs/pitfalls.md has every pitfall with its programs', async () => {
  const page = [
    HEAD,
    '## In Python\n',
    ...PITFALLS.map(inPython),
    '## In the C of an extension\n',
    ...C_PITFALLS.map(inC),
  ].join('\n');
  await expect(page).toMatchFileSnapshot('../../docs/pitfalls.md');
});
