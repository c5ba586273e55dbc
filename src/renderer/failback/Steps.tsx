import type { FailbackStep, FailbackView } from '#shared/ipc/index.ts';
import { classesOf } from '../ui/classes.ts';
import { counted, formatCount, t } from '../ui/text.ts';
import styles from './Failback.module.css';
import { besideTheWay, wayHome } from './groups.ts';
import { stepWord } from './words.ts';

const cx = classesOf(styles);

interface Props {
  readonly view: FailbackView;
  readonly page: FailbackStep;
  readonly onGo: (step: FailbackStep) => void;
}

/** The whole way at a glance: each step with how many VMs are there. Every page can be opened at any time. */
export function Steps({ view, page, onGo }: Props) {
  const beside = besideTheWay.filter((step) => view.counts[step] > 0 || step === page);
  return (
    <nav className={cx('steps')} aria-label={t('home.steps')}>
      <ol>
        {wayHome.map((step, index) => (
          <Entry key={step} {...{ view, page, onGo, step }} number={index + 1} />
        ))}
      </ol>
      {beside.length > 0 && (
        <ul>
          {beside.map((step) => (
            <Entry key={step} {...{ view, page, onGo, step }} />
          ))}
        </ul>
      )}
    </nav>
  );
}

function Entry({ view, page, onGo, step, number }: Props & { readonly step: FailbackStep; readonly number?: number }) {
  const count = view.counts[step];
  return (
    <li>
      <button
        type="button"
        className={cx('step', step === 'attention' && 'warns')}
        aria-current={step === page ? 'step' : undefined}
        onClick={() => onGo(step)}
      >
        <span className={cx('number')}>{number ?? '–'}</span>
        <span className={cx('word')}>{stepWord(step)}</span>
        {count > 0 && (
          <span className={cx('count')} title={t('home.vms', counted(count))}>
            {formatCount(count)}
          </span>
        )}
      </button>
    </li>
  );
}
