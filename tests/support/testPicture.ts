import type { ViewModel } from '../../app/model/viewModel.ts';
import type { EventKind } from '../../app/trace/format.ts';

const SIGNS: Partial<Record<EventKind, string>> = {
  'object-created': '(',
  'object-seen': '[',
  'object-dying': '!',
  'object-dead': ')',
  'object-resurrected': '^',
  'finalizer-started': '{',
  'finalizer-finished': '}',
  'ref-created': '<',
  'ref-reused': 'o',
  'ref-cleared': 'x',
  'ref-dead': '>',
  'callback-started': '{',
  'callback-finished': '}',
  'callback-silenced': '/',
  deref: '?',
};
const FILL = { alive: '=', dying: '~', cleared: '.' } as const;

/**
 * A view model as text, one row an object or weakref, one column an event:
 *
 *     Node #1    (====!~~~~~~)
 *       ref #1    <o====x......
 */
export function pictureOf(viewModel: ViewModel): string {
  const lines: string[] = [];
  for (let row = 0; row < viewModel.rows.count; row += 1) {
    const id = viewModel.rows.ids[row]!;
    const cells: string[] = Array.from({ length: viewModel.count }, () => ' ');
    for (const { from, to, state } of viewModel.life(row).stretches) cells.fill(FILL[state], from, to);
    for (const position of viewModel.events.of(id))
      cells[position] = SIGNS[viewModel.log.kind(viewModel.seqs[position]!)] ?? '*';
    const label = '  '.repeat(viewModel.rows.depths[row]!) + viewModel.names.label(id);
    lines.push(`${label.padEnd(14)}${cells.join('')}`.trimEnd());
  }
  return lines.join('\n');
}

/** Takes the indentation of a test's source off a text picture. */
export function drawn(picture: string): string {
  const lines = picture.split('\n').filter((line) => line.trim() !== '');
  const indent = Math.min(...lines.map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(indent).trimEnd()).join('\n');
}
