import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import styles from './Tabs.module.css';

/** Panels of which one is seen at a time. The panels are named regions themselves. */
export function Tabs({ label, tabs }: { label: string; tabs: { name: string; panel: ReactNode }[] }) {
  const [picked, setOpen] = useState(0);
  // A panel that was closed took its tab along.
  const open = Math.min(picked, tabs.length - 1);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (key: KeyboardEvent) => {
    const by = key.key === 'ArrowRight' ? 1 : key.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    key.preventDefault();
    const next = (open + by + tabs.length) % tabs.length;
    setOpen(next);
    list.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div className={styles.tabs}>
      <div className={styles.list} role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
        {tabs.map(({ name }, index) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-tab-${index}`}
            aria-selected={index === open}
            aria-controls={`${id}-panel-${index}`}
            tabIndex={index === open ? 0 : -1}
            onClick={() => setOpen(index)}
          >
            {name}
          </button>
        ))}
      </div>
      {tabs.map(({ name, panel }, index) => (
        <div
          key={name}
          className={styles.panel}
          role="tabpanel"
          id={`${id}-panel-${index}`}
          aria-labelledby={`${id}-tab-${index}`}
          hidden={index !== open}
        >
          {/* A hidden picture would be drawn at no size. */}
          {index === open && panel}
        </div>
      ))}
    </div>
  );
}
