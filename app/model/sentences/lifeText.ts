import type { Group } from '../timeline/groups.ts';
import type { ViewModel } from '../viewModel.ts';
import { thousands } from './thousands.ts';

/** A row's life in one sentence, for those who cannot see the picture: `Node #1: from event 0, dead at event 12`. */
export function lifeText(viewModel: ViewModel, row: number): string {
  const id = viewModel.rows.ids[row]!;
  const { names, log } = viewModel;
  const group = viewModel.rows.groupAt(row);
  if (group !== null) return groupText(group);
  const life = viewModel.life(row);
  const parts = [
    life.begins === 'born' ? `made at event ${viewModel.firstPosition(row)}` : 'its making was not recorded',
  ];
  for (const stretch of life.stretches) {
    if (stretch.state === 'dying') parts.push(`dying from event ${stretch.from}`);
    if (stretch.state === 'cleared') parts.push(`cleared at event ${stretch.from}`);
  }
  const call = log.role(id) === 'object' ? '__del__' : (log.callback(id) ?? 'callback');
  for (const { from, raised } of life.calls)
    parts.push(`${call} called at event ${from}${raised ? ', which raised' : ''}`);
  parts.push(life.end === null ? 'still there at the end' : `freed at event ${life.end}`);
  const known = names.programName(id);
  const label = known === null ? names.labelWithReferent(id) : `${known}, ${names.labelWithReferent(id)}`;
  return `${label}: ${parts.join(', ')}`;
}

/** `2,500 Entry first met on line 7, folded`. */
function groupText({ members, type, line, isOpen }: Group): string {
  const where = line === 0 ? '' : ` first met on line ${line}`;
  return `${thousands(members.length)} ${type}${where}, ${isOpen ? 'opened' : 'folded'}`;
}
