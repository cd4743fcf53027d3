import { Fragment, type ReactNode, type RefObject, useContext, useEffect, useRef } from 'react';
import {
  Group,
  type GroupImperativeHandle,
  Panel as Pane,
  Separator,
  useDefaultLayout,
} from 'react-resizable-panels';
import { keep, readKept } from './kept.ts';
import styles from './Layout.module.css';
import { PANEL_PLACES, type PanelName, type PanelPlace } from './panelPlaces.ts';
import { PanelContext } from './panelStates.ts';
import { Tabs } from './Tabs.tsx';
import { type Picked, useProgramRooms } from './useProgramRooms.ts';

export interface LayoutProps {
  panels: Readonly<Record<PanelName, ReactNode>>;
  /** The sentence between picture and details; null while there is nothing to say. */
  moment: ReactNode;
  /** What the inspector shows. */
  picked: Picked;
  /** Whether the console has a traceback to show. */
  hasTraceback: boolean;
}

/** Side by side, each pane as large as the person made it last time. */
export function WideLayout({ panels, moment, picked, hasTraceback }: LayoutProps) {
  const program = useProgramRooms(picked, hasTraceback);
  const open = useOpenPlaces();
  const [pictures, details] = [open('wide', 'picture'), open('wide', 'details')];
  return (
    <Split id="page" panes={['program', 'picture']} orientation="horizontal" className={styles.page}>
      <Pane id="program" defaultSize="34%" minSize="15rem" className={styles.pane}>
        <PanelSplit
          id="program-and-inspector"
          orientation="vertical"
          groupRef={program}
          places={open('wide', 'program')}
          panels={panels}
        />
      </Pane>
      <Separator className={styles.separator} aria-label="Editor width" />
      <Pane id="picture" defaultSize="66%" minSize="20rem" className={styles.pane}>
        <PanelSplit id="picture" orientation="vertical" places={pictures} panels={panels}>
          {pictures.length > 0 && <Separator className={styles.separator} aria-label="Timeline height" />}
          <Pane
            id="details"
            defaultSize="50%"
            minSize={details.length > 0 ? '8rem' : '3rem'}
            className={styles.pane}
          >
            <div className={styles.details}>
              <Moment>{moment}</Moment>
              <div className={styles.rest}>
                <PanelSplit id="events-and-heap" orientation="horizontal" places={details} panels={panels} />
              </div>
            </div>
          </Pane>
        </PanelSplit>
      </Pane>
    </Split>
  );
}

/** One below the other, the page scrolling; of the details one at a time. */
export function NarrowLayout({ panels, moment }: LayoutProps) {
  const open = useOpenPlaces();
  const tabs = open('narrow', 'tab');
  const stacked = (place: 'editor' | 'page' | 'console') =>
    open('narrow', place).map(({ name }) => (
      <div key={name} className={place === 'page' ? undefined : styles[place]}>
        {panels[name]}
      </div>
    ));
  return (
    <div className={styles.column}>
      {stacked('editor')}
      {stacked('page')}
      <Moment>{moment}</Moment>
      {stacked('console')}
      {tabs.length > 0 && (
        <Tabs label="Details" tabs={tabs.map(({ name }) => ({ name, panel: panels[name] }))} />
      )}
    </div>
  );
}

type Place = PanelPlace & { name: PanelName };

/** Gives the panels of a place that are not closed. */
function useOpenPlaces() {
  const { closed } = useContext(PanelContext);
  return <Width extends 'wide' | 'narrow'>(width: Width, place: PanelPlace[Width]): Place[] =>
    PANEL_PLACES.filter((panel) => panel[width] === place && !closed.includes(panel.name));
}

/** The bar of the moment. Where a panel has grown over the page, it stays in sight below that. */
function Moment({ children }: { children: ReactNode }) {
  const isGrown = useContext(PanelContext).grown !== null;
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = bar.current;
    if (element === null || !isGrown) return;
    const { style } = document.documentElement;
    const sizes = new ResizeObserver(() => style.setProperty('--moment-height', `${element.offsetHeight}px`));
    sizes.observe(element);
    return () => {
      sizes.disconnect();
      style.removeProperty('--moment-height');
    };
  }, [isGrown]);
  if (children === null) return null;
  return (
    <div ref={bar} className={styles.moment} data-below={isGrown ? '' : undefined}>
      {children}
    </div>
  );
}

/** Panels with dividers between them, and what comes after. */
function PanelSplit(props: {
  id: string;
  orientation: 'horizontal' | 'vertical';
  groupRef?: RefObject<GroupImperativeHandle | null>;
  places: readonly Place[];
  panels: LayoutProps['panels'];
  children?: ReactNode;
}) {
  const { id, orientation, groupRef, places, panels, children } = props;
  const side = orientation === 'vertical' ? 'height' : 'width';
  const panes = [...places.map((place) => place.id), ...(children === undefined ? [] : ['details'])];
  return (
    <Split id={id} panes={panes} orientation={orientation} groupRef={groupRef}>
      {places.map((place, index) => (
        <Fragment key={place.id}>
          {index > 0 && (
            <Separator className={styles.separator} aria-label={`${places[index - 1]!.name} ${side}`} />
          )}
          <Pane id={place.id} defaultSize={place.size} minSize={place.least} className={styles.pane}>
            {panels[place.name]}
          </Pane>
        </Fragment>
      ))}
      {children}
    </Split>
  );
}

const KEPT_LAYOUTS = {
  getItem: (id: string) => readKept(`layout.${id}`),
  setItem: (id: string, layout: string) => keep(`layout.${id}`, layout),
};

function Split(props: {
  id: string;
  /** Each set of panes has a layout of its own. */
  panes: readonly string[];
  orientation: 'horizontal' | 'vertical';
  className?: string | undefined;
  groupRef?: RefObject<GroupImperativeHandle | null> | undefined;
  children: ReactNode;
}) {
  const { id, panes, orientation, className, groupRef, children } = props;
  const { defaultLayout, onLayoutChanged } = useDefaultLayout({
    id,
    panelIds: [...panes],
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
