import { Maximize, Minus, Plus } from 'lucide-react';
import styles from './Heap.module.css';

interface ViewButtonsProps {
  zoomIn: () => void;
  zoomOut: () => void;
  fit: () => void;
}

/** The scale of the heap's picture. */
export function ViewButtons({ zoomIn, zoomOut, fit }: ViewButtonsProps) {
  return (
    <div className={styles.view}>
      <button type="button" aria-label="Zoom the heap out" title="Zoom out (Ctrl + wheel)" onClick={zoomOut}>
        <Minus aria-hidden="true" />
      </button>
      <button type="button" aria-label="Zoom the heap in" title="Zoom in (Ctrl + wheel)" onClick={zoomIn}>
        <Plus aria-hidden="true" />
      </button>
      <button type="button" aria-label="Fit the heap" title="Show all of it" onClick={fit}>
        <Maximize aria-hidden="true" />
      </button>
    </div>
  );
}
