/**
 * Which tricks of `speed/tricks.ts` the build leaves out. The commands that build or need an interpreter start each
 * other, so the choice is handed on in the environment: `all`, or names with commas between.
 */
export const LEFT_OUT_VARIABLE = 'WEAKREF_WITHOUT';
const ALL = 'all';

export type LeftOut = 'all' | readonly string[];

export function leftOutHere(): LeftOut {
  const value = process.env[LEFT_OUT_VARIABLE] ?? '';
  if (value === ALL) return ALL;
  return value.split(',').filter((name) => name !== '');
}

export type LeftOutArguments = { kind: 'left-out'; value: string } | { kind: 'unusable'; problem: string };

/** Reads `--plain` and `--without NAME`; `value` is for LEFT_OUT_VARIABLE, empty where nothing is left out. */
export function readLeftOutArguments(args: readonly string[]): LeftOutArguments {
  const names: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const argument = args[at]!;
    if (argument === '--plain') return { kind: 'left-out', value: ALL };
    if (argument !== '--without') return { kind: 'unusable', problem: `There is no option ${argument}.` };
    at += 1;
    const name = args[at];
    if (name === undefined) return { kind: 'unusable', problem: '--without needs the name of a trick.' };
    names.push(name);
  }
  return { kind: 'left-out', value: names.join(',') };
}
