import { useEffect, useRef, useState } from 'react';
import type { RunActView, RunLine, RunSummary } from '#shared/ipc/index.ts';
import { bridge } from '../bridge.ts';
import { useCall } from '../connect/useCall.ts';
import { ActFacts } from '../hosts/ActFacts.tsx';
import { ShownText } from '../hosts/ShownText.tsx';
import { actLine } from '../hosts/words.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { t, words } from '../ui/text.ts';
import { formatFull } from '../ui/time.ts';
import { CancelAct } from './CancelAct.tsx';
import styles from './Runs.module.css';

const cx = classesOf(styles);

interface Props {
  readonly run: Pick<RunSummary, 'connectionId' | 'runId'>;
  readonly line: RunLine;
  readonly onClose: () => void;
}

/** An act of a run: where, what, what came of each try with what the host said; and the way to end it while it goes on. */
export function ActDialog({ run, line, onClose }: Props) {
  const { connectionId, runId } = run;
  const { stepId, word, attempts } = line;
  const call = useCall();
  const [view, setView] = useState<RunActView | null>(null);
  const [isAsked, setAsked] = useState(false);
  const done = useRef<HTMLButtonElement>(null);
  const { run: ask } = call;
  useEffect(() => {
    let isCurrent = true;
    void ask(bridge().runAct({ connectionId, runId, stepId })).then((found) => {
      if (isCurrent && found) setView(found);
    });
    return () => {
      isCurrent = false;
    };
    // Asked again when the step has gone on, not with each drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [connectionId, runId, stepId, word, attempts]);
  /** The keyboard must not be left on a button that goes away. */
  const leaveForm = () => {
    setAsked(true);
    done.current?.focus();
  };
  return (
    <Dialog title={line.name} isOpen wide onClose={onClose}>
      <p role="status">
        <strong>{t(`word.${word}`)}</strong> {line.detail !== null && words(line.detail)}
      </p>
      {call.failure && <Callout level="error">{words(call.failure.message)}</Callout>}
      {view !== null && (
        <>
          <p>{actLine(view.act)}</p>
          <ActFacts act={view.act} />
          <Tries tries={view.tries} />
        </>
      )}
      {isAsked && word === 'acting' && <p role="status">{t('run.act.cancel.asked')}</p>}
      {line.canCancel && !isAsked && <CancelAct runId={runId} stepId={stepId} onAsked={leaveForm} />}
      <DialogActions>
        <Button autoFocus buttonRef={done} onPress={onClose}>
          {t('common.done')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Tries({ tries }: Pick<RunActView, 'tries'>) {
  return (
    <section className={cx('tries')} aria-label={t('run.act.tries')}>
      <h3>{t('run.act.tries')}</h3>
      {tries.length === 0 && <p className={cx('quiet')}>{t('run.act.noTry')}</p>}
      {tries.map(({ attempt, at, report }) => (
        <div key={attempt}>
          <p>
            <strong>{t('run.act.try', { n: attempt })}</strong>:{' '}
            {report === null ? t('run.act.underWay') : `${t(`run.act.outcome.${report.outcome}`)}. ${report.detail}`}
            {at !== null && <span className={cx('quiet')}> {formatFull(at)}</span>}
          </p>
          {report !== null && report.output === '' && <p className={cx('quiet')}>{t('run.act.noOutput')}</p>}
          {report !== null && report.output !== '' && (
            <>
              <p className={cx('quiet')}>{t('run.act.output')}</p>
              <ShownText label={t('run.act.output')} text={report.output} />
            </>
          )}
        </div>
      ))}
    </section>
  );
}
