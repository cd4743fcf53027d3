import { ChevronFirst, ChevronLast, Pause, Play, StepBack, StepForward } from 'lucide-react';
import { memo, useMemo, useState } from 'react';
import type { OnSelect } from '../../model/moment/moment.ts';
import { type Moment, Moments, type Walk } from '../../model/moment/moments.ts';
import type { Selection } from '../../model/moment/selection.ts';
import { thousands } from '../../model/sentences/thousands.ts';
import type { ViewModel } from '../../model/viewModel.ts';
import type { Outcome } from '../../trace/format.ts';
import { SentenceText } from '../marks/SentenceText.tsx';
import styles from './MomentBar.module.css';
import { momentSentence, placeParts } from './momentText.ts';
import { SPEEDS, usePlaying } from './usePlaying.ts';
import { useStepKeys } from './useStepKeys.ts';
import { WalkChoice } from './WalkChoice.tsx';

interface MomentBarProps {
  viewModel: ViewModel;
  /** The program that ran. */
  code: string;
  /** How it ended; null while it runs. */
  outcome: Outcome | null;
  selection: Selection;
  onSelect: OnSelect;
}

/** The selected moment in one sentence, and the way through all moments. */
export const MomentBar = memo(function MomentBar({
  viewModel,
  code,
  outcome,
  selection,
  onSelect,
}: MomentBarProps) {
  const moments = useMemo(() => new Moments(viewModel, outcome !== null, code), [viewModel, outcome, code]);
  const [chosen, setChosen] = useState<Walk>('all');
  const walk = moments.hasSteps ? chosen : 'events';
  const count = moments.count(walk);
  const last = count - 1;
  const index = moments.indexOf(selection, walk);
  const go = (to: number) => onSelect(moments.selectionAt(to, walk, selection));
  // To the first and the last step one goes to see what became of something: that stays selected.
  const goToEnd = (to: number) => {
    const selected = moments.selectionAt(to, walk, selection);
    onSelect({ ...selected, object: selection.object ?? selected.object });
  };
  const goBy = (by: 1 | -1) => go(moments.next(index, by, walk));
  const playing = usePlaying(index, last, go, () => goBy(1));
  useStepKeys(goBy);
  const moment: Moment | null = moments.momentOf(selection);
  const sentence = useMemo(
    () => momentSentence(viewModel, code, outcome, moment),
    [viewModel, code, outcome, moment],
  );
  const place = placeParts(viewModel, moment, index, count);
  const empty = count === 0;
  const atStart = empty || index === 0;
  const atEnd = empty || index === last;
  return (
    <div className={styles.container}>
      <div className={styles.bar}>
        <div className={styles.buttons}>
          <StepButton name="First step" disabled={atStart} onPress={() => goToEnd(0)}>
            <ChevronFirst />
          </StepButton>
          <StepButton name="Previous step" disabled={atStart} onPress={() => goBy(-1)} keyName="←">
            <StepBack />
          </StepButton>
          <StepButton name={playing.on ? 'Pause' : 'Play'} disabled={empty} onPress={playing.toggle}>
            {playing.on ? <Pause /> : <Play />}
          </StepButton>
          <StepButton name="Next step" disabled={atEnd} onPress={() => goBy(1)} keyName="→">
            <StepForward />
          </StepButton>
          <StepButton name="Last step" disabled={atEnd} onPress={() => goToEnd(last)}>
            <ChevronLast />
          </StepButton>
          <select
            className={styles.speed}
            aria-label="Speed of Play"
            title="Speed of Play"
            value={playing.speed}
            onChange={(change) =>
              playing.changeSpeed(SPEEDS.find((speed) => String(speed) === change.currentTarget.value) ?? 1)
            }
          >
            {SPEEDS.map((speed) => (
              <option key={speed} value={speed}>
                {speed}×
              </option>
            ))}
          </select>
        </div>
        <p className={styles.sentence} aria-live={playing.on ? 'off' : 'polite'}>
          <span className={sentence === null ? styles.quiet : undefined}>
            {sentence !== null ? (
              <SentenceText sentence={sentence} />
            ) : empty ? (
              'Nothing has happened yet.'
            ) : (
              'Step through the run, or pick an event to read what happened.'
            )}
          </span>
        </p>
        <p className={styles.place}>
          {place.map((part, at) => (
            <span key={part}>{at === place.length - 1 ? part : `${part} · `}</span>
          ))}
        </p>
        <input
          className={styles.slider}
          type="range"
          aria-label="Step"
          min={0}
          max={Math.max(0, last)}
          value={index ?? 0}
          disabled={empty}
          aria-valuetext={place.join(', ')}
          onChange={(change) => go(change.currentTarget.valueAsNumber)}
        />
        {moments.hasSteps && <WalkChoice walk={walk} onChange={setChosen} />}
        {viewModel.log.stepsDropped > 0 && (
          <p className={styles.bound}>
            The first {thousands(viewModel.log.steps.length)} lines that ran were followed: the page keeps no
            more, and fewer the more objects there are to look at. From there on only events are stepped
            through.
          </p>
        )}
      </div>
    </div>
  );
});

function StepButton(props: {
  name: string;
  disabled: boolean;
  onPress: () => void;
  keyName?: string;
  children: React.ReactNode;
}) {
  return (
    <button
      type="button"
      className={styles.button}
      aria-label={props.name}
      title={props.keyName === undefined ? props.name : `${props.name} (${props.keyName})`}
      // Not `disabled`: a button that disables itself under the finger would lose the keyboard's focus.
      aria-disabled={props.disabled}
      onClick={() => {
        if (!props.disabled) props.onPress();
      }}
    >
      {props.children}
    </button>
  );
}
