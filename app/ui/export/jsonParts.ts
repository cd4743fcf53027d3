/** Elements that are written at a time. */
const CHUNK = 5000;

/**
 * An object as JSON, in pieces: a long run's trace is longer than a browser's longest string. Its long arrays are
 * what is cut; their elements are not.
 */
export function* jsonParts(object: object): Generator<string> {
  let before = '{';
  for (const [name, value] of Object.entries(object)) {
    if (value === undefined) continue;
    yield `${before}\n${JSON.stringify(name)}:`;
    before = ',';
    if (Array.isArray(value) && value.length > CHUNK) yield* arrayParts(value);
    else yield JSON.stringify(value);
  }
  yield before === '{' ? '{}' : '\n}\n';
}

/** The same for an array that is made while it is written. */
export function* arrayParts(elements: Iterable<unknown>): Generator<string> {
  let chunk: string[] = [];
  let before = '[';
  for (const element of elements) {
    chunk.push(JSON.stringify(element));
    if (chunk.length < CHUNK) continue;
    yield `${before}${chunk.join(',\n')}`;
    before = ',\n';
    chunk = [];
  }
  if (chunk.length > 0) yield `${before}${chunk.join(',\n')}`;
  else if (before === '[') yield '[';
  yield ']';
}
