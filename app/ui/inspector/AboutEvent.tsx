import { capiFunctionAt } from '../../model/inspector/inspectCapi.ts';
import { doingOf } from '../../model/inspector/inspectEvent.ts';
import { Mark } from '../marks/Mark.tsx';
import { shapeOf } from '../marks/shapeOf.ts';
import { AboutCapi } from './AboutCapi.tsx';
import styles from './Inspector.module.css';
import type { Inspected } from './inspected.ts';
import { LongCode } from './LongCode.tsx';

/** The event of this moment: where the program was, what in CPython did it, and where to read on. Its sentence stands above. */
export function AboutEvent({ viewModel, seq }: Inspected & { seq: number }) {
  const { log } = viewModel;
  const doing = doingOf(viewModel, viewModel.history, seq);
  const line = log.line(seq);
  const running = log.texts.text(log.functionText(seq));
  const library = log.texts.text(log.libraryText(seq));
  const capi = capiFunctionAt(viewModel, seq);
  return (
    <section className={styles.event}>
      <h3>
        <Mark shape={shapeOf(log, seq)} size={14} /> {log.kind(seq)}
      </h3>
      {capi !== null && <AboutCapi entry={capi} />}
      <dl className={styles.facts}>
        {line !== 0 && (
          <>
            <dt>line</dt>
            <dd>
              {line}
              {running !== '' && running !== '<module>' && (
                <>
                  , in <code>{running}</code>
                </>
              )}
            </dd>
          </>
        )}
        {log.cLine(seq) !== 0 && (
          <>
            <dt>C line</dt>
            <dd>
              {log.cLine(seq)}, in <code>{log.texts.text(log.cFunctionText(seq))}</code>
            </dd>
          </>
        )}
        {library !== '' && (
          <>
            <dt>by</dt>
            <dd>
              <LongCode text={library} />
            </dd>
          </>
        )}
        {doing !== null && (
          <>
            <dt>in C</dt>
            <dd>
              {doing.functions.map((name, index) => (
                <span key={name}>
                  {index > 0 && ' → '}
                  <LongCode text={name} />
                </span>
              ))}
            </dd>
            <dt>docs</dt>
            <dd>
              <a
                href={doing.docs.url}
                target="_blank"
                rel="noopener noreferrer"
                title="In Python’s documentation"
              >
                <LongCode text={doing.docs.title} />
              </a>
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
