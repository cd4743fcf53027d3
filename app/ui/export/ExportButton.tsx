import { Download } from 'lucide-react';
import { type ComponentType, useRef } from 'react';
import type { ExportMenuProps } from './ExportMenu.tsx';
import type { Exports } from './useExports.ts';

interface ExportButtonProps {
  /** The look of a button of the header. */
  className: string;
  exports: Exports;
  isOpen: boolean;
  onOpen: () => void;
  onClose: () => void;
  /** null until it has come. */
  menu: ComponentType<ExportMenuProps> | null;
}

/** The button, the menu under it, and the browser's dialog for choosing a file. */
export function ExportButton(props: ExportButtonProps) {
  const { exports, isOpen, menu: Menu } = props;
  const button = useRef<HTMLButtonElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={props.className}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={props.onOpen}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          props.onOpen();
        }}
      >
        <Download aria-hidden="true" />
        <span>Export</span>
      </button>
      {Menu !== null && (
        <Menu
          trigger={button}
          isOpen={isOpen}
          onClose={props.onClose}
          available={exports.available}
          onExport={exports.onExport}
          withProgram={exports.withProgram}
          onWithProgram={exports.onWithProgram}
          onChoose={() => chooser.current?.click()}
        />
      )}
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
          if (file !== undefined) exports.onOpen(file);
        }}
      />
    </>
  );
}
