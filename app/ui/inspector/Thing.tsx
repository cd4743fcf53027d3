import styles from './Inspector.module.css';
import type { Inspected } from './inspected.ts';

/** A thing's name that selects it. */
export function Thing({ viewModel, heap, selection, onSelect, id }: Inspected & { id: number }) {
  const names = heap.nodes.get(id)?.names ?? [];
  return (
    <button type="button" className={styles.thing} onClick={() => onSelect({ ...selection, object: id })}>
      {names.length > 0 && <strong>{names[0]}</strong>} {viewModel.names.label(id)}
    </button>
  );
}
