import styles from './Inspector.module.css';
import type { Looked } from './looked.ts';

/** A thing's name that selects it. */
export function Thing({ viewModel, heap, selection, onSelect, id }: Looked & { id: number }) {
  const names = heap.nodes.get(id)?.names ?? [];
  return (
    <button type="button" className={styles.thing} onClick={() => onSelect({ ...selection, object: id })}>
      {names.length > 0 && <strong>{names[0]}</strong>} {viewModel.names.label(id)}
    </button>
  );
}
