import type { FailbackMove, FailbackView } from '#shared/ipc/index.ts';
import { go } from '../app/navigation.ts';
import { Age } from '../ui/Age.tsx';
import { classesOf } from '../ui/classes.ts';
import { counted, t } from '../ui/text.ts';
import { verbWord } from '../ui/verbs.ts';
import styles from './Failback.module.css';

const cx = classesOf(styles);

/** Every run that moved these VMs, of whichever console: who, when, what came of it. */
export function Moves({ view }: { readonly view: FailbackView }) {
  return (
    <section className={cx('section')} aria-label={t('home.moves')}>
      <h2>{t('home.moves')}</h2>
      {view.moves.length === 0 ? (
        <p className={cx('quiet')}>{t('home.moves.none')}</p>
      ) : (
        <ul className={cx('moves')}>
          {view.moves.map((move) => (
            <li key={move.runId}>
              <button type="button" className={cx('move')} onClick={() => go({ kind: 'runs', runId: move.runId })}>
                {t('home.move.by', {
                  what: verbWord(move.verb),
                  by: move.by ?? t('home.someone'),
                  ...counted(move.vms),
                })}
              </button>
              <span>{endWords(move)}</span>
              <span className={cx('quiet')}>
                {t(move.isHere ? 'home.here' : 'home.elsewhere')}, <Age at={move.at} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function endWords({ isOpen, ending }: FailbackMove): string {
  return isOpen || ending === null ? t('home.move.open') : t(`ending.${ending}`);
}
