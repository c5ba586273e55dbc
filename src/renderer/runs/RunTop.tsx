import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import type { RunSummary } from '#shared/ipc/index.ts';
import { go } from '../app/navigation.ts';
import { PaperButton } from '../papers/PaperButton.tsx';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { t } from '../ui/text.ts';
import { PhaseMark } from './PhaseMark.tsx';
import styles from './Runs.module.css';

const cx = classesOf(styles);

/** The first row of a run's page: the way back, its title, how it is, and what is done most. */
export function RunTop({ run, children }: { readonly run: RunSummary; readonly children?: ReactNode }) {
  return (
    <div className={cx('headRow')}>
      <Button look="icon" aria-label={t('run.back')} onPress={() => go({ kind: 'runs', runId: null })}>
        <ArrowLeft size={16} aria-hidden="true" />
      </Button>
      <h1>{run.title}</h1>
      <span role="status">
        <PhaseMark run={run} />
      </span>
      <span className={cx('spring')} />
      <PaperButton of={{ kind: 'run-report', connectionId: run.connectionId, runId: run.runId }} name={run.title} />
      {children}
    </div>
  );
}
