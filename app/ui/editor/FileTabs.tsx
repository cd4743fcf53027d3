import { FilePlus2, X } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { C_FILE, type FileName, PYTHON_FILE } from './cFile.ts';
import styles from './FileTabs.module.css';

interface FileTabsProps {
  shown: FileName;
  hasC: boolean;
  onShow: (file: FileName) => void;
  onAdd: () => void;
  onRemove: () => void;
  /** The editor of each file; that of a file that is not there is not drawn. */
  editors: Record<FileName, ReactNode>;
}

/** The files of the program, one seen at a time. Both editors stay, with their cursors and what can be undone. */
export function FileTabs({ shown, hasC, onShow, onAdd, onRemove, editors }: FileTabsProps) {
  const files: readonly FileName[] = hasC ? [PYTHON_FILE, C_FILE] : [PYTHON_FILE];
  const onKeyDown = (key: KeyboardEvent<HTMLElement>) => {
    if (key.key !== 'ArrowRight' && key.key !== 'ArrowLeft') return;
    const next = files.find((file) => file !== shown);
    if (next === undefined) return;
    key.preventDefault();
    onShow(next);
    document.getElementById(tabId(next))?.focus();
  };
  return (
    <>
      <div className={styles.row}>
        <div className={styles.tabs} role="tablist" aria-label="Files" onKeyDown={onKeyDown}>
          {files.map((file) => (
            <button
              key={file}
              type="button"
              role="tab"
              id={tabId(file)}
              className={styles.tab}
              aria-selected={file === shown}
              aria-controls={panelId(file)}
              tabIndex={file === shown ? 0 : -1}
              onClick={() => onShow(file)}
            >
              {file}
            </button>
          ))}
        </div>
        {hasC ? (
          <button
            type="button"
            className={styles.tool}
            onClick={onRemove}
            title="Take the C file away; Add file brings it back"
          >
            <X aria-hidden="true" /> Remove {C_FILE}
          </button>
        ) : (
          <button
            type="button"
            className={styles.tool}
            onClick={onAdd}
            title="Write a C extension beside the program"
          >
            <FilePlus2 aria-hidden="true" /> Add file
          </button>
        )}
      </div>
      {files.map((file) => (
        <div
          key={file}
          id={panelId(file)}
          className={styles.panel}
          role="tabpanel"
          aria-labelledby={tabId(file)}
          hidden={file !== shown}
        >
          {editors[file]}
        </div>
      ))}
    </>
  );
}

const tabId = (file: FileName) => `file-tab-${file}`;
const panelId = (file: FileName) => `file-panel-${file}`;
