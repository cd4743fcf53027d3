import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { thousands } from '../../model/sentences/thousands.ts';
import type { OutputChunk, Run } from '../../session/state.ts';
import { type Block, partsOf, type Tail, tailOf } from './blocks.ts';
import styles from './Console.module.css';
import { type Echo, withEchoes } from './echo.ts';
import { InputLine } from './InputLine.tsx';
import { CAN_ASK, outcomeSentence } from './outcome.ts';
import { type IsWritten, writtenPart } from './written.ts';

export interface ConsoleProps {
  run: Run | null;
  timeLimitSeconds: number;
  /** Whether output was written before the selected moment. */
  isWritten: IsWritten;
  onLine: (line: number) => void;
  onInput: (line: string) => void;
}

const NO_ECHOES: Echo[] = [];
const NO_OUTPUT: OutputChunk[] = [];

/** What the program printed, what it asks for, and how it ended. */
export function Console({ run, timeLimitSeconds, isWritten, onLine, onInput }: ConsoleProps) {
  const [typed, setTyped] = useState<{ runId: number; echoes: Echo[] }>({ runId: -1, echoes: [] });
  const echoes = run !== null && typed.runId === run.id ? typed.echoes : NO_ECHOES;
  const { tail, laterLines } = useMemo(() => {
    const output = withEchoes(run?.output ?? NO_OUTPUT, echoes);
    const { end, laterLines } = writtenPart(output, isWritten);
    return { tail: tailOf(output, end), laterLines };
  }, [run, echoes, isWritten]);
  const scroller = useStickToEnd(run?.id, tail);
  const outcome = run?.outcome ?? null;
  const sentence =
    run === null || outcome === null
      ? null
      : outcomeSentence(outcome, run.output.length > 0, timeLimitSeconds, CAN_ASK, run.log.dropped > 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <div ref={scroller} className={styles.console} tabIndex={0} role="log" aria-label="Console">
      {run === null && <p className={styles.hint}>What the program prints appears here.</p>}
      {tail.isCut && <p className={styles.hint}>{cutSentence(tail)}</p>}
      {tail.blocks.map((block, index) => (
        // Blocks only ever grow at the end or fall away at the start: their place is their identity.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above.
        <OutputBlock key={index} block={block} onLine={onLine} />
      ))}
      {run !== null && run.outcome === null && run.waitingForInput !== null && (
        <InputLine
          prompt={run.waitingForInput}
          onAnswer={(line) => {
            setTyped({ runId: run.id, echoes: [...echoes, { after: run.output.length, line }] });
            onInput(line);
          }}
        />
      )}
      {laterLines > 0 && (
        <p className={styles.hint}>
          {laterLines === 1 ? 'One line is' : `${thousands(laterLines)} lines are`} printed later than this
          moment.
        </p>
      )}
      {run?.hasUntimedOutput && run.output.length > 0 && (
        <p className={styles.hint}>This trace does not say when each line was printed.</p>
      )}
      {sentence !== null && (
        <p className={styles.outcome} data-outcome={outcome?.kind}>
          {sentence}
        </p>
      )}
    </div>
  );
}

/** All that was printed is kept; a page shows no more than a browser scrolls well. */
function cutSentence({ earlierLines }: Tail): string {
  if (earlierLines === 0) return 'Only the end of a long line is shown; a saved trace has all of it.';
  const lines = earlierLines === 1 ? 'One earlier line is' : `${thousands(earlierLines)} earlier lines are`;
  return `${lines} not shown here; a saved trace has all of them.`;
}

function OutputBlock({ block, onLine }: { block: Block; onLine: (line: number) => void }) {
  if (block.stream === 'stdout') return <pre className={styles.stdout}>{block.lines.join('\n')}</pre>;
  return (
    <div className={styles.stderr}>
      <span className={styles.mark}>stderr</span>
      <pre>
        {block.lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever added.
          <ErrorLine key={index} line={line} onLine={onLine} />
        ))}
      </pre>
    </div>
  );
}

function ErrorLine({ line, onLine }: { line: string; onLine: (line: number) => void }) {
  return (
    <>
      {partsOf(line).map((part) =>
        part.kind === 'text' ? (
          part.text
        ) : (
          <button key="place" type="button" className={styles.place} onClick={() => onLine(part.line)}>
            {part.text}
          </button>
        ),
      )}
      {'\n'}
    </>
  );
}

/** Keeps the newest output in view, unless the person has scrolled away from it. */
function useStickToEnd(runId: number | undefined, content: unknown) {
  const scroller = useRef<HTMLDivElement>(null);
  const sticks = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new run begins at its end again.
  useEffect(() => {
    sticks.current = true;
  }, [runId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each change of what is shown.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element !== null && sticks.current) element.scrollTop = element.scrollHeight;
  }, [content, runId]);
  useEffect(() => {
    const element = scroller.current;
    const onScroll = () => {
      if (element !== null)
        sticks.current = element.scrollHeight - element.scrollTop - element.clientHeight < 8;
    };
    element?.addEventListener('scroll', onScroll, { passive: true });
    return () => element?.removeEventListener('scroll', onScroll);
  }, []);
  return scroller;
}
