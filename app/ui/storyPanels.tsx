import type { ReactNode } from 'react';
import type { OnSelect } from '../model/moment.ts';
import type { Selection } from '../model/selection.ts';
import type { Story } from '../model/story.ts';
import type { Run } from '../session/state.ts';
import { EventsTable } from './events/EventsTable.tsx';
import { MomentBar } from './moment/MomentBar.tsx';
import { EmptyTimeline } from './shell/EmptyTimeline.tsx';
import { Panel } from './shell/Panel.tsx';
import { quietSentence } from './shell/quiet.ts';
import styles from './storyPanels.module.css';
import { Timeline } from './timeline/Timeline.tsx';
import type { Find } from './timeline/useFind.ts';

export interface StoryView {
  run: Run | null;
  story: Story | null;
  selection: Selection;
  onSelect: OnSelect;
  litLine: number | null;
  find: Find;
  showsInterpreterEvents: boolean;
  onShowInterpreterEvents: (shown: boolean) => void;
  /** Whether the text in the editor is no longer the program of this run. */
  isOutdated: boolean;
  waitsForInterpreter: boolean;
}

/** The panels that show one story: picture, sentence and table. */
export function storyPanels(view: StoryView): { timeline: ReactNode; moment: ReactNode; events: ReactNode } {
  const { run, story, selection, onSelect, litLine } = view;
  if (run === null || story === null) {
    return {
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
  const { find, showsInterpreterEvents, onShowInterpreterEvents } = view;
  const shown = { story, selection, onSelect, litLine, find };
  const quiet = story.count === 0 ? quietSentence(run, view.waitsForInterpreter) : null;
  return {
    timeline: (
      <Panel name="Timeline" note={view.isOutdated ? 'The program has changed since this run' : undefined}>
        {quiet === null ? (
          <Timeline {...shown} {...{ showsInterpreterEvents, onShowInterpreterEvents }} />
        ) : (
          <p className={styles.quiet}>{quiet}</p>
        )}
      </Panel>
    ),
    moment: story.count === 0 ? null : <MomentBar {...shown} />,
    events: (
      <Panel name="Events" note={droppedNote(story)}>
        <EventsTable {...shown} isOver={run.outcome !== null} />
      </Panel>
    ),
  };
}

function droppedNote({ log }: Story): string | undefined {
  if (log.dropped === 0) return undefined;
  return `${log.dropped.toLocaleString('en')} further events were more than the page keeps`;
}
