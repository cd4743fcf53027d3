import { EXCEPTION, OS_ERROR, TUPLE, TYPE, TYPE_FLAG, VAR_OBJECT } from '../cpython.ts';
import { literalOf } from './literals.ts';
import type { PythonMemory } from './pythonMemory.ts';

/** An exception as the last line of its traceback would show it, as far as that can be read without running Python. */
export function exceptionText(memory: PythonMemory, exception: number): string {
  const type = memory.typeName(memory.typeOf(exception));
  const message = exceptionMessage(memory, exception);
  return message === '' ? type : `${type}: ${message}`;
}

/**
 * What `str()` would give for an exception; empty where that is more than its arguments, or the doing of a `__str__` of
 * the program's own.
 */
export function exceptionMessage(memory: PythonMemory, exception: number): string {
  const type = memory.typeOf(exception);
  const families = builtinFamilies(memory, type);
  if (memory.word(type + TYPE.str) !== memory.word(families[0]!.type + TYPE.str)) return '';
  const isA = (name: string) => families.some((family) => family.name === name);
  const args = argumentsOf(memory, exception);
  if (isA('OSError')) {
    const message = systemMessage(memory, exception);
    if (message !== null) return message;
  }
  if (args.length === 1) {
    const text = isA('KeyError') ? null : memory.str(args[0]!);
    return text ?? literalOf(memory, args[0]!) ?? '';
  }
  if (args.length === 0 || MORE_THAN_ARGUMENTS.some(isA)) return '';
  const literals = args.map((argument) => literalOf(memory, argument));
  return literals.includes(null) ? '' : `(${literals.join(', ')})`;
}

/** Their `str()` makes a sentence of several arguments. */
const MORE_THAN_ARGUMENTS = [
  'SyntaxError',
  'UnicodeDecodeError',
  'UnicodeEncodeError',
  'UnicodeTranslateError',
  'BaseExceptionGroup',
];

/** CPython's own classes that a type stems from, the nearest first. */
function builtinFamilies(memory: PythonMemory, type: number): { type: number; name: string }[] {
  const families: { type: number; name: string }[] = [];
  for (let at = type; at !== 0; at = memory.word(at + TYPE.base))
    if ((memory.word(at + TYPE.flags) & TYPE_FLAG.heap) === 0)
      families.push({ type: at, name: memory.typeName(at) });
  return families;
}

function argumentsOf(memory: PythonMemory, exception: number): number[] {
  const args = memory.word(exception + EXCEPTION.args);
  if (args === 0) return [];
  const count = memory.word(args + VAR_OBJECT.size);
  return Array.from({ length: count }, (_, index) => memory.word(args + TUPLE.items + 4 * index));
}

/** `[Errno 2] No such file or directory: 'x'`; null where the exception carries no errno. */
function systemMessage(memory: PythonMemory, exception: number): string | null {
  const field = (at: number) => memory.word(exception + at);
  if (field(OS_ERROR.errno) === 0 || field(OS_ERROR.strerror) === 0) return null;
  const errno = literalOf(memory, field(OS_ERROR.errno));
  const message = `[Errno ${errno}] ${memory.str(field(OS_ERROR.strerror))}`;
  const files = [OS_ERROR.filename, OS_ERROR.filename2].map(field).filter((file) => file !== 0);
  const names = files.map((file) => literalOf(memory, file) ?? '…');
  return names.length === 0 ? message : `${message}: ${names.join(' -> ')}`;
}
