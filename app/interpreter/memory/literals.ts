import { BYTES, FLOAT, LONG, TYPE, TYPE_FLAG, VAR_OBJECT } from '../cpython.ts';
import type { PythonMemory } from './pythonMemory.ts';

const LONGEST = 80;

/**
 * What `repr()` would give for None, numbers, strings and bytes of CPython's own types; null for everything else.
 * Read from memory: asking Python for it would leave the allocator in another state than without us.
 */
export function literalOf(memory: PythonMemory, object: number): string | null {
  const type = memory.typeOf(object);
  if ((memory.word(type + TYPE.flags) & TYPE_FLAG.staticBuiltin) === 0) return null;
  const literal = longLiteralOf(memory, object, memory.typeName(type));
  return literal !== null && literal.length > LONGEST ? `${literal.slice(0, LONGEST - 1)}…` : literal;
}

function longLiteralOf(memory: PythonMemory, object: number, type: string): string | null {
  switch (type) {
    case 'NoneType':
      return 'None';
    case 'bool':
      return intOf(memory, object) === 0n ? 'False' : 'True';
    case 'int':
      return String(intOf(memory, object));
    case 'float':
      return floatLiteral(doubleAt(memory, object + FLOAT.value));
    case 'str': {
      const text = memory.str(object);
      return text === null ? null : quoted(text);
    }
    case 'bytes':
      return bytesLiteral(memory, object);
    default:
      return null;
  }
}

function intOf(memory: PythonMemory, object: number): bigint {
  const tag = memory.word(object + LONG.tag);
  const sign = tag & LONG.signMask;
  if (sign === LONG.zero) return 0n;
  let value = 0n;
  for (let index = (tag >>> LONG.digitsShift) - 1; index >= 0; index -= 1)
    value = (value << BigInt(LONG.bitsInDigit)) | BigInt(memory.word(object + LONG.digits + 4 * index));
  return sign === LONG.negative ? -value : value;
}

function doubleAt(memory: PythonMemory, address: number): number {
  return new Float64Array(Uint32Array.of(memory.word(address), memory.word(address + 4)).buffer)[0]!;
}

/** Both languages write the shortest digits that read back the same, but differ in when they use an exponent. */
export function floatLiteral(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return '-0.0';
  const size = Math.abs(value);
  if (value !== 0 && (size < 1e-4 || size >= 1e16))
    return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

const NAMED_ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

export function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = [...text.slice(0, LONGEST * 2)].map((character) => {
    if (character === quote) return `\\${quote}`;
    if (NAMED_ESCAPES[character] !== undefined) return NAMED_ESCAPES[character];
    return character !== ' ' && /[\p{C}\p{Z}]/u.test(character) ? escaped(character) : character;
  });
  return `${quote}${body.join('')}${quote}`;
}

function escaped(character: string): string {
  const code = character.codePointAt(0)!.toString(16);
  if (code.length <= 2) return `\\x${code.padStart(2, '0')}`;
  return code.length <= 4 ? `\\u${code.padStart(4, '0')}` : `\\U${code.padStart(8, '0')}`;
}

function bytesLiteral(memory: PythonMemory, object: number): string {
  const length = Math.min(memory.word(object + VAR_OBJECT.size), LONGEST * 2);
  const characters = Array.from({ length }, (_, index) =>
    String.fromCharCode(memory.byte(object + BYTES.data + index)),
  );
  const ascii = quoted(characters.join(''));
  return `b${ascii.replace(/[\x80-\xff]/g, escaped)}`;
}
