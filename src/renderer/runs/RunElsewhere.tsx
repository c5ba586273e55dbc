import type { RunSummary, RunView } from '#shared/ipc/index.ts';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { FailureNote } from '../ui/FailureNote.tsx';
import { t, words } from '../ui/text.ts';
import listStyles from '../ui/List.module.css';
import { ApprovalForm } from './ApprovalForm.tsx';
import { useRunCall } from './controls/calls.ts';
import { Requested } from './Requested.tsx';
import { RunBanners } from './RunBanners.tsx';
import { RunPageFrame } from './RunPageFrame.tsx';
import { RunTop } from './RunTop.tsx';
import styles from './Runs.module.css';
import { RunViews } from './RunViews.tsx';
import { RunWays } from './RunWays.tsx';
import { ReviewedAgain } from './ReviewedAgain.tsx';
import { useStored } from './useStored.ts';
import { saysItself } from './words.ts';

const cx = classesOf({ ...listStyles, ...styles });

interface Props {
  readonly run: RunSummary;
  /** Its steps as the provider tells them; null until that is known. */
  readonly view: RunView | null;
}

/** A run that another console has or had: what the provider tells of it, and the way to approve it or to take it over. */
export function RunElsewhere({ run, view }: Props) {
  const { stored, failure } = useStored(run.connectionId, run.runId);
  const call = useRunCall(run.runId);
  return (
    <RunPageFrame
      run={run}
      head={
        <>
          <RunTop run={run} />
          <FailureNote failure={call.failure} />
          {run.waitsFor && !saysItself(run) && <Callout level="info">{words(run.waitsFor)}</Callout>}
          <RunBanners run={run} />
          <RunWays run={run} />
        </>
      }
    >
      {failure && <Callout level="error">{words(failure.message)}</Callout>}
      {stored && <Requested stored={stored} />}
      {stored && run.can.approve && (
        <div className={cx('section')}>
          <ApprovalForm run={run} stored={stored} />
        </div>
      )}
      {stored?.review && <ReviewedAgain stored={stored} {...stored.review} />}
      {view ? <RunViews run={view} stored={stored} /> : <p className={cx('none')}>{t('run.asking')}</p>}
    </RunPageFrame>
  );
}
