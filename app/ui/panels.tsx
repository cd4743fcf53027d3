import type { ReactNode, RefObject } from 'react';
import type { OnSelect } from '../model/moment/moment.ts';
import type { Selection } from '../model/moment/selection.ts';
import { thousands } from '../model/sentences/thousands.ts';
import type { ViewModel } from '../model/viewModel.ts';
import type { Run } from '../session/state.ts';
import { EventsTable } from './events/EventsTable.tsx';
import type { HeapDrawing } from './export/drawHeap.ts';
import type { Picture } from './export/picture.ts';
import { Heap } from './heap/Heap.tsx';
import type { ShownHeap } from './heap/useHeap.ts';
import { Inspector } from './inspector/Inspector.tsx';
import { MomentBar } from './moment/MomentBar.tsx';
import styles from './panels.module.css';
import { EmptyTimeline } from './shell/EmptyTimeline.tsx';
import { Panel } from './shell/Panel.tsx';
import { PANEL_PLACES, type PanelName } from './shell/panelPlaces.ts';
import { QuietTimeline } from './shell/QuietTimeline.tsx';
import { quietWords } from './shell/quiet.ts';
import type { PictureChoices } from './timeline/PictureChoice.tsx';
import { Timeline } from './timeline/Timeline.tsx';
import type { Find } from './timeline/useFind.ts';

export interface PanelView {
  /** The two panels of the program are the page's own. */
  editor: ReactNode;
  console: ReactNode;
  editorNote: ReactNode;
  run: Run | null;
  viewModel: ViewModel | null;
  /** null where there is no view model, or a long one is still being built. */
  heap: ShownHeap | null;
  selection: Selection;
  onSelect: OnSelect;
  litLine: number | null;
  find: Find;
  choices: PictureChoices;
  /** Where the timeline leaves what can be exported of it. */
  picture: RefObject<Picture | null>;
  /** Where the heap leaves the same. */
  heapDrawing: RefObject<HeapDrawing | null>;
  onChoose: (changes: Partial<PictureChoices>) => void;
  /** Whether the run was recorded when the page was built. */
  isRecording: boolean;
  /** Whether the text in the editor is no longer the program of this run. */
  isOutdated: boolean;
  waitsForInterpreter: boolean;
}

interface PanelContent {
  content: ReactNode;
  note?: ReactNode;
}

/** What each panel of the list (`panelPlaces.ts`) shows. */
const CONTENTS: Readonly<Record<PanelName, (view: PanelView) => PanelContent>> = {
  Editor: ({ editor, editorNote }) => ({ content: editor, note: editorNote }),
  Console: (view) => ({ content: view.console }),
  Timeline: timeline,
  Events: events,
  Heap: heap,
  Inspector: inspector,
};

/** All panels. The editor alone cannot be closed. */
export function buildPanels(view: PanelView): Record<PanelName, ReactNode> {
  const panels = PANEL_PLACES.map(({ name }) => {
    const { content, note } = CONTENTS[name](view);
    return [
      name,
      <Panel key={name} name={name} note={note} isFixed={name === 'Editor'}>
        {content}
      </Panel>,
    ];
  });
  return Object.fromEntries(panels) as Record<PanelName, ReactNode>;
}

/** The bar by which one steps; null where there is nothing to step through. */
export function buildMoment(view: PanelView): ReactNode {
  const { run, viewModel } = view;
  if (run === null || viewModel === null) return null;
  if (viewModel.count === 0 && viewModel.log.steps.length === 0) return null;
  return <MomentBar {...shownIn(view, viewModel)} code={run.code} outcome={run.outcome} />;
}

function shownIn({ selection, onSelect, litLine, find }: PanelView, viewModel: ViewModel) {
  return { viewModel, selection, onSelect, litLine, find };
}

function timeline(view: PanelView): PanelContent {
  const { run, viewModel, choices, onChoose, picture } = view;
  if (run === null || viewModel === null) return { content: <EmptyTimeline /> };
  const quiet = viewModel.count === 0 ? quietWords(run, view.waitsForInterpreter) : null;
  const content =
    quiet !== null && viewModel.log.length === 0 ? (
      <QuietTimeline {...quiet} />
    ) : (
      <Timeline {...shownIn(view, viewModel)} {...{ choices, onChoose, quiet, picture }} />
    );
  return { content, note: timelineNote(view) };
}

function events(view: PanelView): PanelContent {
  const { run, viewModel } = view;
  if (run === null || viewModel === null)
    return { content: <p className={styles.quiet}>Every event will be a row here, in plain words.</p> };
  return {
    content: <EventsTable {...shownIn(view, viewModel)} isOver={run.outcome !== null} />,
    note: droppedNote(viewModel),
  };
}

function heap({ heap: shown, heapDrawing, selection, onSelect }: PanelView): PanelContent {
  if (shown === null)
    return {
      content: <p className={styles.quiet}>The objects of one moment, and what keeps them alive.</p>,
    };
  return {
    content: <Heap {...{ selection, onSelect }} drawing={heapDrawing} {...shown} />,
    note: heapNote(shown, selection),
  };
}

function inspector({ heap: shown, selection, onSelect }: PanelView): PanelContent {
  if (shown === null)
    return { content: <p className={styles.quiet}>What is picked anywhere is looked into here.</p> };
  return { content: <Inspector {...{ selection, onSelect }} {...shown} /> };
}

function timelineNote({ isOutdated, isRecording }: PanelView): string | undefined {
  if (isOutdated) return 'The program has changed since this run';
  return isRecording ? 'A recording; Run runs it live' : undefined;
}

function droppedNote({ log }: ViewModel): string | undefined {
  if (log.dropped === 0) return undefined;
  return `${thousands(log.dropped)} further events, not kept`;
}

/** The moment of the picture. Names, refcounts and references are as old as the last line that was read. */
function heapNote({ viewModel, point }: ShownHeap, { seq, step }: Selection): string | undefined {
  const { log, count } = viewModel;
  if (count === 0) return undefined;
  if (point.step === null) return 'names and references were not read';
  if (point.step === log.end) return 'at the end';
  if (log.stepsDropped > 0 && point.step === log.steps.at(-1))
    return `names and references as read last, before line ${point.step.line}`;
  if (seq !== null && step === null) return `at event ${thousands(viewModel.positionOf(seq))}`;
  return `as before line ${point.step.line}`;
}
