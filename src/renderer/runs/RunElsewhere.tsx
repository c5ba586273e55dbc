import { ArrowLeft } from 'lucide-react';
import type { RunSummary } from '#shared/ipc/index.ts';
import { go } from '../app/navigation.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { t, words } from '../ui/text.ts';
import { ApprovalForm } from './ApprovalForm.tsx';
import { PhaseMark } from './PhaseMark.tsx';
import { RunBanners } from './RunBanners.tsx';
import people from './RunPeople.module.css';
import styles from './Runs.module.css';
import { StoredRun } from './StoredRun.tsx';
import { TakeOver } from './TakeOver.tsx';
import { saysItself } from './words.ts';

const cx = classesOf({ ...styles, ...people });

/** A run that another console has: what the provider tells of it, and the way to approve it or to take it over. */
export function RunElsewhere({ run }: { readonly run: RunSummary }) {
  return (
    <article className={cx('page')} aria-label={run.title}>
      <header className={cx('head')}>
        <div className={cx('headRow')}>
          <Button look="icon" aria-label={t('run.back')} onPress={() => go({ kind: 'runs', runId: null })}>
            <ArrowLeft size={16} aria-hidden="true" />
          </Button>
          <h1>{run.title}</h1>
          <span role="status">
            <PhaseMark run={run} />
          </span>
        </div>
        {run.waitsFor && !saysItself(run) && <Callout level="info">{words(run.waitsFor)}</Callout>}
        <RunBanners run={run} />
        {run.can.takeOver && (
          <div className={cx('answers')}>
            <TakeOver run={run} />
          </div>
        )}
      </header>
      <div className={cx('body')} role="region" aria-label={t('run.lines')} tabIndex={0}>
        <StoredRun run={run}>
          {(stored) =>
            run.can.approve && (
              <div className={cx('gantt')}>
                <ApprovalForm run={run} stored={stored} />
              </div>
            )
          }
        </StoredRun>
      </div>
    </article>
  );
}
