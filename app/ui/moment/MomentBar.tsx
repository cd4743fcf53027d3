import { ChevronFirst, ChevronLast, Pause, Play, StepBack, StepForward } from 'lucide-react';
import { useMemo } from 'react';
import { type OnSelect, selectedPosition, selectionAt } from '../../model/moment.ts';
import type { Selection } from '../../model/selection.ts';
import { sentenceOf } from '../../model/sentences.ts';
import type { Story } from '../../model/story.ts';
import { SentenceText } from '../marks/SentenceText.tsx';
import styles from './MomentBar.module.css';
import { usePlaying } from './usePlaying.ts';

/** The selected moment in one sentence, and the way through all moments. */
export function MomentBar(props: { story: Story; selection: Selection; onSelect: OnSelect }) {
  const { story, selection, onSelect } = props;
  const position = selectedPosition(story, selection);
  const last = story.count - 1;
  const go = (to: number) => onSelect(selectionAt(story, Math.min(Math.max(0, to), last)));
  const playing = usePlaying(position, last, go);
  const sentence = useMemo(
    () => (position === null ? null : sentenceOf(story, story.seqs[position]!)),
    [story, position],
  );
  const empty = story.count === 0;
  const atStart = empty || position === 0;
  const atEnd = empty || position === last;
  return (
    <div className={styles.container}>
      <div className={styles.bar}>
        <div className={styles.buttons}>
          <StepButton name="First step" disabled={atStart} onPress={() => go(0)}>
            <ChevronFirst />
          </StepButton>
          <StepButton name="Previous step" disabled={atStart} onPress={() => go((position ?? 1) - 1)}>
            <StepBack />
          </StepButton>
          <StepButton name={playing.on ? 'Pause' : 'Play'} disabled={empty} onPress={playing.toggle}>
            {playing.on ? <Pause /> : <Play />}
          </StepButton>
          <StepButton name="Next step" disabled={atEnd} onPress={() => go((position ?? -1) + 1)}>
            <StepForward />
          </StepButton>
          <StepButton name="Last step" disabled={atEnd} onPress={() => go(last)}>
            <ChevronLast />
          </StepButton>
        </div>
        <p className={styles.sentence} aria-live={playing.on ? 'off' : 'polite'}>
          <span className={sentence === null ? styles.quiet : undefined}>
            {sentence !== null ? (
              <SentenceText sentence={sentence} />
            ) : empty ? (
              'Nothing has happened yet.'
            ) : (
              'Pick an event to read what happened.'
            )}
          </span>
        </p>
        <p className={styles.place}>
          {placeParts(story, position).map((part, index) => (
            <span key={part}>{index === 0 ? part : ` · ${part}`}</span>
          ))}
        </p>
        <input
          className={styles.slider}
          type="range"
          aria-label="Step"
          min={0}
          max={Math.max(0, last)}
          value={position ?? 0}
          disabled={empty}
          aria-valuetext={placeParts(story, position).join(', ')}
          onChange={(change) => go(change.currentTarget.valueAsNumber)}
        />
      </div>
    </div>
  );
}

/** `event 10 of 13`, `line 15`. */
function placeParts(story: Story, position: number | null): string[] {
  const count = story.count.toLocaleString('en');
  if (position === null) return [story.count === 0 ? 'no events' : `${count} events`];
  const line = story.lineOf(story.seqs[position]!);
  const event = `event ${(position + 1).toLocaleString('en')} of ${count}`;
  return line === 0 ? [event] : [event, `line ${line}`];
}

function StepButton(props: {
  name: string;
  disabled: boolean;
  onPress: () => void;
  children: React.ReactNode;
}) {
  return (
    <button
      type="button"
      className={styles.button}
      aria-label={props.name}
      title={props.name}
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
