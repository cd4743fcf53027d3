import { Check } from 'lucide-react';
import type { RefObject } from 'react';
import { Menu, MenuItem, MenuSection, Popover, Separator } from 'react-aria-components';
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
  withProgram: boolean;
  onWithProgram: (wanted: boolean) => void;
  /** The person wants to choose a file to open. */
  onChoose: () => void;
}

const ITEMS: readonly [ExportKind, string, string][] = [
  ['svg', 'Timeline as SVG', 'A drawing that stays sharp'],
  ['png', 'Timeline as PNG', 'A picture for anywhere'],
  ['heap', 'Heap as SVG', 'The objects of the selected moment'],
  ['json', 'Trace as JSON', 'All of it: opens here again'],
  ['perfetto', 'Trace for Perfetto', 'Chrome Trace Event JSON, for ui.perfetto.dev'],
];

const WITH_PROGRAM = 'program';

/** What leaves the page as a file, and what comes back. */
export function ExportMenu(props: ExportMenuProps) {
  const { trigger, isOpen, onClose, available, onExport, withProgram, onWithProgram, onChoose } = props;
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
        onAction={(key) => {
          if (key === 'open') onChoose();
          else if (key !== WITH_PROGRAM) onExport(key as ExportKind);
        }}
      >
        {ITEMS.map(([kind, name, note]) => (
          <MenuItem key={kind} id={kind} textValue={name} className={styles.item ?? ''}>
            {name}
            <span className={styles.note}>{note}</span>
          </MenuItem>
        ))}
        <MenuSection
          aria-label="In pictures"
          selectionMode="multiple"
          selectedKeys={withProgram ? [WITH_PROGRAM] : []}
          onSelectionChange={(chosen) => onWithProgram(chosen === 'all' || chosen.has(WITH_PROGRAM))}
        >
          <MenuItem id={WITH_PROGRAM} textValue="With the program’s text" className={styles.choice ?? ''}>
            {({ isSelected }) => (
              <>
                <span className={styles.tick} aria-hidden="true">
                  {isSelected && <Check />}
                </span>
                Pictures with the program’s text
              </>
            )}
          </MenuItem>
        </MenuSection>
        <Separator className={styles.line ?? ''} />
        <MenuItem id="open" textValue="Open trace…" className={styles.item ?? ''}>
          Open trace…
          <span className={styles.note}>A JSON file, or drop it on the page</span>
        </MenuItem>
      </Menu>
    </Popover>
  );
}
