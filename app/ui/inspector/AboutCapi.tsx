import type { CapiFunction, Ownership } from '../../trace/capiFunctions.ts';
import styles from './Inspector.module.css';
import { LongCode } from './LongCode.tsx';
import { OwnershipMark } from './OwnershipMark.tsx';

/** A function of the C API: what it is for, what it gives, when it fails, and since when there is one. */
export function AboutCapi({ entry }: { entry: CapiFunction }) {
  return (
    <>
      <p className={styles.purpose}>{entry.purpose}</p>
      <p>
        <LongCode text={entry.cSignature} />
      </p>
      <dl className={styles.facts}>
        <dt>returns</dt>
        <dd>
          <span className={styles.ownership}>
            <OwnershipMark ownership={entry.ownership} /> {OWNERSHIP[entry.ownership]}
          </span>
          <span className={styles.gives}>{entry.gives}</span>
        </dd>
        <dt>fails</dt>
        <dd>{entry.errors === 'None.' ? 'never' : entry.errors}</dd>
        <dt>since</dt>
        <dd>{entry.versions}</dd>
        {entry.notes !== undefined && (
          <>
            <dt>beware</dt>
            <dd>{entry.notes}</dd>
          </>
        )}
      </dl>
    </>
  );
}

const OWNERSHIP: Record<Ownership, string> = {
  new: 'a new, strong reference: the caller releases it',
  borrowed: 'a borrowed reference: nothing keeps the object alive for the caller',
  number: 'a number',
  nothing: 'nothing',
};
