import type { RunSummary } from '#shared/ipc/index.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import listStyles from '../ui/List.module.css';
import { t, words } from '../ui/text.ts';
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
      <Callout level="error" live>
        <p>{t('run.unread', { why: words(reading.failure.message) })}</p>
        <Button onPress={onAgain}>{t('run.tryAgain')}</Button>
      </Callout>
    );
  }
  return (
    <p className={cx('none')} role="status">
      {t('run.reading')}
    </p>
  );
}
