import type { ReactNode } from 'react';
import type { RunSummary, StoredRunView } from '#shared/ipc/index.ts';
import { Age } from '../ui/Age.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { Fact, Facts } from '../ui/Facts.tsx';
import { t, words } from '../ui/text.ts';
import styles from './Runs.module.css';
import { StoredSteps } from './StoredSteps.tsx';
import { useStored } from './useStored.ts';

const cx = classesOf(styles);

interface Props {
  readonly run: RunSummary;
  /** What may be answered, once what is answered can be read. */
  readonly children?: (stored: StoredRunView) => ReactNode;
}

/** What the provider keeps of a run: who asked for it and why, and the steps that were reviewed. */
export function StoredRun({ run, children }: Props) {
  const { stored, failure } = useStored(run.connectionId, run.runId);
  return (
    <>
      {failure && <Callout level="error">{words(failure.message)}</Callout>}
      {stored && (
        <>
          <section className={cx('gantt')} aria-label={t('stored.label')}>
            <Facts>
              <Fact name={t('stored.by')}>{stored.createdBy}</Fact>
              <Fact name={t('stored.at')}>
                <Age at={stored.createdAt} />
              </Fact>
              <Fact name={t('stored.reason')}>{stored.reason === '' ? t('stored.noReason') : stored.reason}</Fact>
            </Facts>
          </section>
          {children?.(stored)}
          <StoredSteps stored={stored} />
        </>
      )}
    </>
  );
}
