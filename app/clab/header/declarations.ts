/** A function or variable that the header declares. */
export interface Declaration {
  name: string;
  kind: 'function' | 'data';
  /** As written, in one line. */
  signature: string;
  /** What it gives, such as `new; NULL with an exception`; empty where the header does not say. */
  gives: string;
}

const DECLARATION =
  /^(?:\S+ )*?PyAPI_(?<kind>FUNC|DATA)\((?<type>[^)]*)\) ?(?<name>\w+)(?<parameters>\(.*\))?;(?: \/\/ (?<gives>.*))?$/gm;
/** A function of C's own library, as the header's smaller files declare it. */
const PLAIN = /^(?:_Noreturn )?(?<type>[\w ]+?[ *]+)(?<name>\w+)(?<parameters>\(.*\))[^;()]*;$/gm;

/** What the text of a header of ours declares. */
export function declarationsIn(header: string): Declaration[] {
  const found: Declaration[] = [];
  for (const { groups } of header.matchAll(DECLARATION)) {
    const { kind, type, name, parameters = '', gives = '' } = groups as Record<string, string>;
    const space = type!.endsWith('*') ? '' : ' ';
    found.push({
      name: name!,
      kind: kind === 'FUNC' ? 'function' : 'data',
      signature: `${type}${space}${name}${parameters}`,
      gives,
    });
  }
  if (found.length > 0) return found;
  for (const { groups } of header.matchAll(PLAIN)) {
    const { type, name, parameters } = groups as Record<string, string>;
    if (type!.startsWith('typedef')) continue;
    found.push({ name: name!, kind: 'function', signature: `${type}${name}${parameters}`, gives: '' });
  }
  return found;
}
