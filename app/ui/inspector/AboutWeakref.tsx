import { callbackHistory, structOf } from '../../model/inspector/inspectWeakref.ts';
import { SentenceText } from '../marks/SentenceText.tsx';
import styles from './Inspector.module.css';
import type { Inspected } from './inspected.ts';
import { LongCode } from './LongCode.tsx';
import { Thing } from './Thing.tsx';

/** A weakref: what it leads to, what becomes of its callback, and its struct as it lies in memory. */
export function AboutWeakref(props: Inspected & { id: number }) {
  const { viewModel, heap, point, id } = props;
  const { history } = viewModel;
  const { log } = viewModel;
  const condition = history.condition(id, point.beforeSeq);
  const referent = log.referent(id);
  const fields = structOf(viewModel, history, id, point.beforeSeq, heap.nodes.get(id)?.refcount ?? null);
  return (
    <>
      <dl className={styles.facts}>
        <dt>type</dt>
        <dd>
          <code>{log.typeName(id)}</code>
        </dd>
        <dt>state</dt>
        <dd>{CONDITIONS[condition]}</dd>
        <dt>{condition === 'alive' ? 'leads to' : 'led to'}</dt>
        <dd>{referent === 0 ? 'an object that was gone before' : <Thing {...props} id={referent} />}</dd>
      </dl>
      <h4>Its callback</h4>
      <p>
        <SentenceText sentence={callbackHistory(viewModel, history, id, point.beforeSeq)} />
      </p>
      {fields.length > 0 && (
        <>
          <h4>
            In memory: <code>PyWeakReference</code> at <code>0x{log.address(id).toString(16)}</code>
          </h4>
          <table className={styles.struct}>
            <thead className="unseen">
              <tr>
                <th scope="col">offset</th>
                <th scope="col">field</th>
                <th scope="col">value</th>
              </tr>
            </thead>
            <tbody>
              {fields.map(({ offset, name, value, target, note }) => (
                <tr key={name}>
                  <td>+{offset}</td>
                  <th scope="row">{name}</th>
                  <td>
                    <LongCode text={value} />
                    {target !== null && (
                      <>
                        {' '}
                        <Thing {...props} id={target} />
                      </>
                    )}
                    {note !== '' && <span className={styles.note}>{note}</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  );
}

const CONDITIONS = {
  absent: 'not there yet',
  alive: 'alive: it leads to its referent',
  dying: 'dying',
  cleared: 'dead: it leads to nothing, and stays so',
  dangling: 'dangling: its object was freed without clearing it, so it points into freed memory',
  freed: 'freed: the weakref itself is gone',
} as const;
