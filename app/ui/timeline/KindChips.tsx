import { useMemo } from 'react';
import { thousands } from '../../model/sentences/thousands.ts';
import type { ViewModel } from '../../model/viewModel.ts';
import { EVENT_KINDS, type EventKind } from '../../trace/format.ts';
import { Mark } from '../marks/Mark.tsx';
import { shapeOf } from '../marks/shapeOf.ts';
import type { Shape } from '../marks/shapes.ts';
import styles from './FindBar.module.css';
import { wordOf } from './legend.ts';

interface KindChipsProps {
  viewModel: ViewModel;
  picked: ReadonlySet<EventKind>;
  onPick: (kinds: ReadonlySet<EventKind>) => void;
}

/** The kinds of event that a view model has, with their numbers; pressed ones are kept to. */
export function KindChips({ viewModel, picked, onPick }: KindChipsProps) {
  const kinds = useMemo(() => kindsIn(viewModel), [viewModel]);
  const toggle = (kind: EventKind) => {
    const next = new Set(picked);
    if (!next.delete(kind)) next.add(kind);
    onPick(next);
  };
  return (
    <ul className={styles.chips} aria-label="Kinds">
      {kinds.map(({ kind, shape, count }) => (
        <li key={kind}>
          <button
            type="button"
            title={wordOf(kind)}
            aria-pressed={picked.has(kind)}
            onClick={() => toggle(kind)}
          >
            <Mark shape={shape} />
            {kind} <span className={styles.quiet}>{thousands(count)}</span>
          </button>
        </li>
      ))}
      <li>
        <button
          type="button"
          className={styles.all}
          // Not `disabled`, and not gone: the focus would be lost with it.
          aria-disabled={picked.size === 0}
          onClick={() => onPick(new Set())}
        >
          All kinds
        </button>
      </li>
    </ul>
  );
}

/** Each kind with the mark of its first event. */
function kindsIn(viewModel: ViewModel): { kind: EventKind; shape: Shape; count: number }[] {
  const counts = new Uint32Array(EVENT_KINDS.length);
  const firsts = new Map<number, number>();
  const { seqs, kinds } = viewModel.shown;
  for (let position = 0; position < kinds.length; position += 1) {
    const code = kinds[position]!;
    if (counts[code] === 0) firsts.set(code, seqs[position]!);
    counts[code]! += 1;
  }
  return EVENT_KINDS.flatMap((kind, code) => {
    const first = firsts.get(code);
    return first === undefined ? [] : [{ kind, shape: shapeOf(viewModel.log, first), count: counts[code]! }];
  });
}
