import type { RefObject } from 'react';
import { Menu, MenuItem, Popover, Separator } from 'react-aria-components';
import styles from './ExportMenu.module.css';
import type { ExportKind } from './exports.ts';

export interface ExportMenuProps {
  /** The button that it opens under. */
  trigger: RefObject<HTMLButtonElement | null>;
  isOpen: boolean;
  onClose: () => void;
  /** Which exports there is something for. */
  available: ReadonlySet<ExportKind>;
  onExport: (kind: ExportKind) => void;
  /** The person wants to choose a file to open. */
  onChoose: () => void;
}

const ITEMS: readonly [ExportKind, string, string][] = [
  ['svg', 'Timeline as SVG', 'A drawing that stays sharp'],
  ['png', 'Timeline as PNG', 'A picture for anywhere'],
  ['json', 'Trace as JSON', 'All of it: opens here again'],
  ['perfetto', 'Trace for Perfetto', 'Chrome Trace Event JSON, for ui.perfetto.dev'],
];

/** What leaves the page as a file, and what comes back. */
export function ExportMenu({ trigger, isOpen, onClose, available, onExport, onChoose }: ExportMenuProps) {
  return (
    <Popover
      className={styles.popover ?? ''}
      triggerRef={trigger}
      placement="bottom end"
      isOpen={isOpen}
      onOpenChange={onClose}
    >
      <Menu
        aria-label="Export"
        className={styles.menu ?? ''}
        autoFocus="first"
        disabledKeys={ITEMS.map(([kind]) => kind).filter((kind) => !available.has(kind))}
        onClose={onClose}
        onAction={(key) => (key === 'open' ? onChoose() : onExport(key as ExportKind))}
      >
        {ITEMS.map(([kind, name, note]) => (
          <MenuItem key={kind} id={kind} textValue={name} className={styles.item ?? ''}>
            {name}
            <span className={styles.note}>{note}</span>
          </MenuItem>
        ))}
        <Separator className={styles.line ?? ''} />
        <MenuItem id="open" textValue="Open trace…" className={styles.item ?? ''}>
          Open trace…
          <span className={styles.note}>A JSON file, or drop it on the page</span>
        </MenuItem>
      </Menu>
    </Popover>
  );
}
