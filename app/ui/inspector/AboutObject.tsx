import { IMMORTAL } from '../../model/heap/heapMoment.ts';
import { holdersOf, type Reason, whyAlive } from '../../model/inspector/inspectAlive.ts';
import { address } from '../../model/inspector/inspectWeakref.ts';
import styles from './Inspector.module.css';
import type { Inspected } from './inspected.ts';
import { Thing } from './Thing.tsx';

/** An object: who holds it, why it is alive, and the weakrefs that lead to it. */
export function AboutObject(props: Inspected & { id: number }) {
  const { viewModel, heap, point, id } = props;
  const { history } = viewModel;
  const condition = history.condition(id, point.beforeSeq);
  const node = heap.nodes.get(id);
  const refs = history.weakrefList(id, point.beforeSeq);
  const isThere = condition === 'alive' || condition === 'dying';
  return (
    <>
      <dl className={styles.facts}>
        <dt>type</dt>
        <dd>
          <code>{viewModel.log.typeName(id)}</code>
        </dd>
        <dt>address</dt>
        <dd>
          <code>{address(viewModel.log.address(id))}</code>
        </dd>
        <dt>state</dt>
        <dd>{CONDITIONS[condition]}</dd>
        {isThere && (
          <>
            <dt>refcount</dt>
            <dd>{refcountText(node?.refcount ?? null)}</dd>
          </>
        )}
      </dl>
      {condition === 'alive' && node !== undefined && (
        <>
          <h4>Why it is alive</h4>
          <Why {...props} reason={whyAlive(heap, id)} />
          <HeldBy {...props} />
        </>
      )}
      {isThere && (
        <>
          <h4>Weakrefs to it, in CPython’s order</h4>
          {refs.length === 0 ? (
            <p>None.</p>
          ) : (
            <ol className={styles.list}>
              {refs.map((ref) => (
                <li key={ref}>
                  <Thing {...props} id={ref} />
                  {!viewModel.log.isSnippets(ref) && (
                    <span className={styles.note}>the interpreter’s own</span>
                  )}
                  {viewModel.log.callback(ref) !== null && (
                    <span className={styles.note}>
                      calls <code>{viewModel.log.callback(ref)}</code>
                    </span>
                  )}
                </li>
              ))}
            </ol>
          )}
        </>
      )}
    </>
  );
}

const CONDITIONS = {
  absent: 'not there yet',
  alive: 'alive',
  dying: 'dying: its end has begun, its memory is not yet freed',
  cleared: 'dead',
  dangling: 'dead',
  freed: 'freed: it is no longer in memory',
} as const;

function refcountText(refcount: number | null): string {
  if (refcount === null) return 'not read at this moment';
  return refcount >= IMMORTAL ? 'immortal: never counted' : String(refcount);
}

function Why({ reason, ...props }: Inspected & { reason: Reason }) {
  switch (reason.kind) {
    case 'path':
      return (
        <>
          <p>
            <code className={styles.path}>{reason.path}</code> leads to it.
          </p>
          {reason.over.length > 1 && (
            <p className={styles.chain}>
              {reason.over.map((id, index) => (
                <span key={id}>
                  {index > 0 && ' → '}
                  <Thing {...props} id={id} />
                </span>
              ))}
            </p>
          )}
        </>
      );
    case 'cycle':
      return (
        <p>
          No variable leads to it. {reason.cycle.length === 1 ? 'It holds itself' : 'Objects hold each other'}
          , so no refcount falls to zero: only a collection can free it. The cycle:{' '}
          {[...reason.cycle, reason.cycle[0]!].map((id, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the first stands at the end again
            <span key={index}>
              {index > 0 && ' → '}
              <Thing {...props} id={id} />
            </span>
          ))}
        </p>
      );
    case 'immortal':
      return <p>It lives as long as the interpreter.</p>;
    case 'elsewhere':
      return (
        <p>
          No variable of the program leads to it. Something else holds it: a running expression, a library, or
          the interpreter.
        </p>
      );
    case 'unknown':
      return <p>Who holds it was not read at this moment: that happens before a line runs.</p>;
    case 'not-alive':
      return <p>It is not.</p>;
  }
}

function HeldBy(props: Inspected & { id: number }) {
  const { names, edges, others } = holdersOf(props.heap, props.id);
  if (names.length + edges.length === 0 && !others) return null;
  return (
    <>
      <h4>Held by</h4>
      <ul className={styles.list}>
        {names.map((name) => (
          <li key={name}>
            <code>{name}</code>
          </li>
        ))}
        {edges.map(({ from, labels }) => (
          <li key={from}>
            <Thing {...props} id={from} />
            <code>{labels.join(' ').trim()}</code>
          </li>
        ))}
        {others !== null && others > 0 && (
          <li className={styles.note}>
            {others === 1 ? 'one reference' : `${others} references`} that no variable has: a running
            expression, a library, the interpreter
          </li>
        )}
      </ul>
    </>
  );
}
