import { memo } from 'react';
import { AboutEvent } from './AboutEvent.tsx';
import { AboutObject } from './AboutObject.tsx';
import { AboutWeakref } from './AboutWeakref.tsx';
import styles from './Inspector.module.css';
import type { Inspected } from './inspected.ts';
import { NothingPicked } from './NothingPicked.tsx';
import { Title } from './Title.tsx';
import { WhatHappened } from './WhatHappened.tsx';

/** All that is known of the selected thing at the selected moment, and of the event that happens there. */
export const Inspector = memo(function Inspector(props: Inspected) {
  const { viewModel, selection } = props;
  const { object, seq, step } = selection;
  const showsEvent = seq !== null && step === null;
  if (object === null && !showsEvent) return <NothingPicked {...props} />;
  const isWeakref = object !== null && viewModel.log.role(object) !== 'object';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div className={styles.inspector} tabIndex={0}>
      <div className={styles.parts}>
        {object !== null && (
          <section className={styles.about}>
            <Title {...props} id={object} />
            {isWeakref ? <AboutWeakref {...props} id={object} /> : <AboutObject {...props} id={object} />}
          </section>
        )}
        {showsEvent && <AboutEvent {...props} seq={seq} />}
        {object !== null && <WhatHappened {...props} id={object} />}
      </div>
    </div>
  );
});
