import { useEffect } from 'react';
import { hush, useSaid } from './said.ts';
import styles from './Said.module.css';

/** Long enough to be read twice. */
const SHOWN_MS = 8_000;

/**
 * A word in the bar, between what is clicked there, also for those who hear it. It is always there, because a new live
 * region says nothing.
 */
export function Said() {
  const text = useSaid((state) => state.text);
  const id = useSaid((state) => state.id);
  useEffect(() => {
    if (text === '') return undefined;
    const timer = setTimeout(hush, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [text, id]);
  return (
    <div role="status" className={styles['place']} data-said="">
      {text !== '' && (
        <p key={id} className={styles['said']} title={text}>
          {text}
        </p>
      )}
    </div>
  );
}
