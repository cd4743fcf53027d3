import { type ReactNode, type RefObject, useRef } from 'react';
import {
  Group,
  type GroupImperativeHandle,
  Panel as Pane,
  Separator,
  useDefaultLayout,
} from 'react-resizable-panels';
import { keep, readKept } from './kept.ts';
import styles from './Layout.module.css';
import { Tabs } from './Tabs.tsx';
import { CONSOLE, INSPECTOR, type Picked, useProgramRooms } from './useProgramRooms.ts';

export interface LayoutProps {
  editor: ReactNode;
  console: ReactNode;
  timeline: ReactNode;
  /** The sentence between picture and details; null while there is nothing to tell. */
  moment: ReactNode;
  events: ReactNode;
  heap: ReactNode;
  inspector: ReactNode;
  /** What the inspector has to tell of. */
  picked: Picked;
  /** Whether the console has a traceback to show. */
  hasTraceback: boolean;
}

/** Side by side, each pane as large as the person made it last time. */
export function WideLayout(props: LayoutProps) {
  const program = useProgramRooms(props.picked, props.hasTraceback);
  return (
    <Split id="page" orientation="horizontal" className={styles.page}>
      <Pane id="program" defaultSize="34%" minSize="15rem" className={styles.pane}>
        <Split id="program-and-inspector" orientation="vertical" groupRef={program}>
          <Pane id="editor" defaultSize="72%" minSize="6rem" className={styles.pane}>
            {props.editor}
          </Pane>
          <Separator className={styles.separator} aria-label="Editor height" />
          <Pane id="console" defaultSize={`${CONSOLE.resting}%`} minSize="4rem" className={styles.pane}>
            {props.console}
          </Pane>
          <Separator className={styles.separator} aria-label="Console height" />
          <Pane
            id="inspector"
            defaultSize={`${INSPECTOR.resting}%`}
            minSize="4.25rem"
            className={styles.pane}
          >
            {props.inspector}
          </Pane>
        </Split>
      </Pane>
      <Separator className={styles.separator} aria-label="Editor width" />
      <Pane id="picture" defaultSize="66%" minSize="20rem" className={styles.pane}>
        <Split id="picture" orientation="vertical">
          <Pane id="timeline" defaultSize="50%" minSize="6rem" className={styles.pane}>
            {props.timeline}
          </Pane>
          <Separator className={styles.separator} aria-label="Timeline height" />
          <Pane id="details" defaultSize="50%" minSize="8rem" className={styles.pane}>
            <div className={styles.details}>
              {props.moment !== null && <div className={styles.moment}>{props.moment}</div>}
              <div className={styles.rest}>
                <Split id="events-and-heap" orientation="horizontal">
                  <Pane id="events" defaultSize="42%" minSize="10rem" className={styles.pane}>
                    {props.events}
                  </Pane>
                  <Separator className={styles.separator} aria-label="Events width" />
                  <Pane id="heap" defaultSize="58%" minSize="10rem" className={styles.pane}>
                    {props.heap}
                  </Pane>
                </Split>
              </div>
            </div>
          </Pane>
        </Split>
      </Pane>
    </Split>
  );
}

const DETAILS = [
  ['Events', 'events'],
  ['Heap', 'heap'],
  ['Inspector', 'inspector'],
] as const;

/** One below the other, the page scrolling; of the details one at a time. */
export function NarrowLayout(props: LayoutProps) {
  return (
    <div className={styles.column}>
      <div className={styles.editor}>{props.editor}</div>
      <div>{props.timeline}</div>
      {props.moment !== null && <div className={styles.moment}>{props.moment}</div>}
      <div className={styles.console}>{props.console}</div>
      <Tabs label="Details" tabs={DETAILS.map(([name, key]) => ({ name, panel: props[key] }))} />
    </div>
  );
}

const KEPT_LAYOUTS = {
  getItem: (id: string) => readKept(`layout.${id}`),
  setItem: (id: string, layout: string) => keep(`layout.${id}`, layout),
};

function Split(props: {
  id: string;
  orientation: 'horizontal' | 'vertical';
  className?: string | undefined;
  groupRef?: RefObject<GroupImperativeHandle | null>;
  children: ReactNode;
}) {
  const { id, orientation, className, groupRef, children } = props;
  const { defaultLayout, onLayoutChanged } = useDefaultLayout({
    id,
    storage: KEPT_LAYOUTS,
    onlySaveAfterUserInteractions: true,
  });
  const latest = useRef<Parameters<typeof onLayoutChanged> | null>(null);
  return (
    <Group
      id={id}
      orientation={orientation}
      className={className}
      groupRef={groupRef}
      defaultLayout={defaultLayout}
      onLayoutChanged={(...changed) => {
        latest.current = changed;
        onLayoutChanged(...changed);
      }}
      onDoubleClick={(click) => {
        // On a divider it resets the panes, and is then prevented: the person's doing, though the library says no.
        if (click.defaultPrevented && latest.current !== null)
          onLayoutChanged(latest.current[0], { ...latest.current[1], isUserInteraction: true });
      }}
    >
      {children}
    </Group>
  );
}
