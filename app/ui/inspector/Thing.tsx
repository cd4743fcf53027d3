import styles from './Inspector.module.css';
import type { Looked } from './Inspector.tsx';

/** A thing's name that selects it. */
export function Thing({ story, heap, selection, onSelect, id }: Looked & { id: number }) {
  const names = heap.nodes.get(id)?.names ?? [];
  return (
    <button type="button" className={styles.thing} onClick={() => onSelect({ ...selection, object: id })}>
      {names.length > 0 && <strong>{names[0]}</strong>} {story.names.label(id)}
    </button>
  );
}
