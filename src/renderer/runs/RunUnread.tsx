import type { RunSummary } from '#shared/ipc/index.ts';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import listStyles from '../ui/List.module.css';
import { t, words } from '../ui/text.ts';
import { TryAgain } from '../ui/TryAgain.tsx';
import type { Reading } from './reading.ts';
import { RunPageFrame } from './RunPageFrame.tsx';
import { RunTop } from './RunTop.tsx';

const cx = classesOf(listStyles);

interface Props {
  /** As the list knows it, where it does. */
  readonly summary: RunSummary | undefined;
  readonly reading: Reading;
  readonly onAgain: () => void;
}

/** The page of a run that is not here yet: it is being read, it could not be read, or nobody knows it. */
export function RunUnread({ summary, reading, onAgain }: Props) {
  const standing = <Standing reading={reading} onAgain={onAgain} />;
  if (summary === undefined) return standing;
  return (
    <RunPageFrame run={summary} head={<RunTop run={summary} />}>
      {standing}
    </RunPageFrame>
  );
}

function Standing({ reading, onAgain }: Omit<Props, 'summary'>) {
  if (reading.is === 'missing') return <Callout level="error">{t('run.missing')}</Callout>;
  if (reading.is === 'failed') {
    return (
      <TryAgain onPress={onAgain}>
        <p>{t('run.unread', { why: words(reading.failure.message) })}</p>
      </TryAgain>
    );
  }
  return (
    <p className={cx('none')} role="status">
      {t('run.reading')}
    </p>
  );
}
