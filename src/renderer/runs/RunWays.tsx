import type { RunSummary } from '#shared/ipc/index.ts';
import { useWhyNots } from '../offline/whyNot.ts';
import { classesOf } from '../ui/classes.ts';
import { t } from '../ui/text.ts';
import { type RunForm, useRunCall } from './controls/calls.ts';
import { ControlButton } from './controls/ControlButton.tsx';
import { abandon, abandonOf, type RunControl, resumeOf, takeOver, takeOverOf } from './controls/controls.ts';
import { ReasonForm } from './ReasonForm.tsx';
import styles from './RunPeople.module.css';

const cx = classesOf(styles);

/** The ways on from where a run does not go on by itself: resume it here, take it over, or end it. */
export function RunWays({ run }: { readonly run: RunSummary }) {
  const whyNot = useWhyNots(run.connectionId);
  const resume = resumeOf(run, whyNot);
  const over = takeOverOf(run, whyNot);
  const end = abandonOf(run, whyNot);
  if (resume === null && over === null && end === null) return null;
  return (
    <div className={cx('answers')}>
      <ControlButton runId={run.runId} control={resume} look="primary" />
      <WithReason
        runId={run.runId}
        control={over}
        form="take-over"
        lead={t('takeOver.lead')}
        field={t('takeOver.reason')}
        confirm={t('takeOver.confirm')}
        onConfirm={(reason) => void takeOver(run, reason)}
      />
      <WithReason
        runId={run.runId}
        control={end}
        form="abandon"
        lead={t('findings.abandon.lead')}
        field={t('findings.abandon.reason')}
        confirm={t('findings.abandon.confirm')}
        onConfirm={(reason) => void abandon(run, reason)}
      />
    </div>
  );
}

interface WithReasonProps {
  readonly runId: string;
  readonly control: RunControl | null;
  readonly form: Exclude<RunForm, 'stop'>;
  readonly lead: string;
  readonly field: string;
  readonly confirm: string;
  readonly onConfirm: (reason: string) => void;
}

/** What must be said why: its button, and in its place the form that it opens. */
function WithReason({ control, ...form }: WithReasonProps) {
  const call = useRunCall(form.runId);
  if (control === null) return null;
  if (call.form !== form.form) return <ControlButton runId={form.runId} control={control} />;
  return <ReasonForm {...form} isBusy={call.isBusy} whyNot={control.whyNot} />;
}
