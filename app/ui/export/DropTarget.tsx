import { useEffect, useRef, useState } from 'react';
import styles from './ExportMenu.module.css';

/** A trace can be dropped anywhere on the page. */
export function DropTarget({ onFile }: { onFile: (file: File) => void }) {
  const [isOver, setIsOver] = useState(false);
  const latest = useRef(onFile);
  latest.current = onFile;
  useEffect(() => {
    const holdsFile = (drag: DragEvent) => drag.dataTransfer?.types.includes('Files') === true;
    const onDragOver = (drag: DragEvent) => {
      if (!holdsFile(drag)) return;
      // Before the editor, which would take the file's text for itself.
      drag.preventDefault();
      drag.stopPropagation();
      setIsOver(true);
    };
    const onDragLeave = (drag: DragEvent) => {
      if (drag.relatedTarget === null) setIsOver(false);
    };
    const onDrop = (drag: DragEvent) => {
      if (!holdsFile(drag)) return;
      drag.preventDefault();
      drag.stopPropagation();
      setIsOver(false);
      const file = drag.dataTransfer?.files[0];
      if (file !== undefined) latest.current(file);
    };
    window.addEventListener('dragover', onDragOver, true);
    window.addEventListener('dragleave', onDragLeave, true);
    window.addEventListener('drop', onDrop, true);
    return () => {
      window.removeEventListener('dragover', onDragOver, true);
      window.removeEventListener('dragleave', onDragLeave, true);
      window.removeEventListener('drop', onDrop, true);
    };
  }, []);
  return isOver ? (
    <div className={styles.drop}>
      <p>Drop a trace to open it</p>
    </div>
  ) : null;
}
