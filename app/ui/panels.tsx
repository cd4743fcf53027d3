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
import { QuietTimeline } from './shell/QuietTimeline.tsx';
import { quietWords } from './shell/quiet.ts';
import type { PictureChoices } from './timeline/PictureChoice.tsx';
import { Timeline } from './timeline/Timeline.tsx';
import type { Find } from './timeline/useFind.ts';

export interface PanelProps {
  run: Run | null;
  viewModel: ViewModel | null;
  /** null where there is no view model, or a long one is still being told. */
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

export interface Panels {
  timeline: ReactNode;
  moment: ReactNode;
  events: ReactNode;
  heap: ReactNode;
  inspector: ReactNode;
}

/** The panels that show one view model: picture, sentence, table, and what is in memory. */
export function buildPanels(view: PanelProps): Panels {
  const { run, viewModel, selection, onSelect, litLine } = view;
  if (run === null || viewModel === null) {
    return {
      ...memoryPanels(view),
      timeline: (
        <Panel name="Timeline">
          <EmptyTimeline />
        </Panel>
      ),
      moment: null,
      events: (
        <Panel name="Events">
          <p className={styles.quiet}>Every event will be a row here, in plain words.</p>
        </Panel>
      ),
    };
  }
  const { find, choices, onChoose } = view;
  const shown = { viewModel, selection, onSelect, litLine, find };
  const quiet = viewModel.count === 0 ? quietWords(run, view.waitsForInterpreter) : null;
  const isEmpty = quiet !== null && viewModel.log.length === 0;
  return {
    timeline: (
      <Panel name="Timeline" note={timelineNote(view)}>
        {isEmpty ? (
          <QuietTimeline {...quiet} />
        ) : (
          <Timeline {...shown} choices={choices} onChoose={onChoose} quiet={quiet} picture={view.picture} />
        )}
      </Panel>
    ),
    moment:
      viewModel.count === 0 && viewModel.log.steps.length === 0 ? null : (
        <MomentBar {...shown} code={run.code} outcome={run.outcome} />
      ),
    events: (
      <Panel name="Events" note={droppedNote(viewModel)}>
        <EventsTable {...shown} isOver={run.outcome !== null} />
      </Panel>
    ),
    ...memoryPanels(view),
  };
}

function memoryPanels({
  heap,
  heapDrawing,
  selection,
  onSelect,
}: PanelProps): Pick<Panels, 'heap' | 'inspector'> {
  if (heap === null) {
    return {
      heap: (
        <Panel name="Heap">
          <p className={styles.quiet}>The objects of one moment, and what keeps them alive.</p>
        </Panel>
      ),
      inspector: (
        <Panel name="Inspector">
          <p className={styles.quiet}>What is picked anywhere is looked into here.</p>
        </Panel>
      ),
    };
  }
  return {
    heap: (
      <Panel name="Heap" note={heapNote(heap, selection)}>
        <Heap {...{ selection, onSelect }} drawing={heapDrawing} {...heap} />
      </Panel>
    ),
    inspector: (
      <Panel name="Inspector">
        <Inspector {...{ selection, onSelect }} {...heap} />
      </Panel>
    ),
  };
}

function timelineNote({ isOutdated, isRecording }: PanelProps): string | undefined {
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
