import { Download } from 'lucide-react';
import { useRef } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import styles from './ExportMenu.module.css';
import type { ExportKind } from './exports.ts';

interface ExportMenuProps {
  /** The look of a button of the header. */
  className: string;
  /** Which exports there is something for. */
  available: ReadonlySet<ExportKind>;
  onExport: (kind: ExportKind) => void;
  onOpen: (file: File) => void;
}

const ITEMS: readonly [ExportKind, string, string][] = [
  ['svg', 'Timeline as SVG', 'A drawing that stays sharp'],
  ['png', 'Timeline as PNG', 'A picture for anywhere'],
  ['json', 'Trace as JSON', 'All of it: opens here again'],
  ['perfetto', 'Trace for Perfetto', 'Chrome Trace Event JSON, for ui.perfetto.dev'],
];

/** What leaves the page as a file, and what comes back. */
export function ExportMenu({ className, available, onExport, onOpen }: ExportMenuProps) {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <MenuTrigger>
        <Button className={className}>
          <Download aria-hidden="true" />
          <span>Export</span>
        </Button>
        <Popover className={styles.popover ?? ''} placement="bottom end">
          <Menu
            className={styles.menu ?? ''}
            disabledKeys={ITEMS.map(([kind]) => kind).filter((kind) => !available.has(kind))}
            onAction={(key) => {
              if (key === 'open') chooser.current?.click();
              else onExport(key as ExportKind);
            }}
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
      </MenuTrigger>
      <input
        ref={chooser}
        type="file"
        hidden
        aria-label="Trace file"
        accept=".json,application/json"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          // The same file can be chosen again.
          event.currentTarget.value = '';
          if (file !== undefined) onOpen(file);
        }}
      />
    </>
  );
}
