import styles from './Inspector.module.css';
import type { Inspected } from './inspected.ts';

/** The program's name for a thing first, its type and number behind it. */
export function Title({ viewModel, heap, id }: Inspected & { id: number }) {
  const now = heap.nodes.get(id)?.names ?? [];
  const known = now.length > 0 ? now.join(', ') : viewModel.names.programName(id);
  return (
    <h3 className={styles.title}>
      {known !== null && <strong>{known}</strong>} <span>{viewModel.names.label(id)}</span>
    </h3>
  );
}
