import type { RunSummary } from '#shared/ipc/index.ts';
import { bridge } from '../bridge.ts';
import { useCall } from '../connect/useCall.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { counted, t } from '../ui/text.ts';
import { putRun } from './store.ts';

/** Says exactly what stops and what runs on. There is no cancel on the wire: what was accepted goes to its end. */
export function StopDialog({ run, onClose }: { readonly run: RunSummary; readonly onClose: () => void }) {
  const call = useCall();
  const isArming = run.phase === 'arming';
  const stop = async () => {
    const stopped = await call.run(bridge().runStop({ runId: run.runId }));
    if (!stopped) return;
    putRun(stopped);
    onClose();
  };
  return (
    <Dialog title={t('stop.title', { title: run.title })} isOpen onClose={onClose}>
      {isArming ? (
        <p>{t('stop.arming')}</p>
      ) : (
        <>
          <p>{t('stop.waiting', counted(run.counts.waiting))}</p>
          <p>{t('stop.open', counted(run.counts.open))}</p>
          <p>{t('stop.done', counted(run.counts.observed))}</p>
          <p>{t(waitsOnlyForUs(run) ? 'stop.ends' : 'stop.after')}</p>
        </>
      )}
      <FailureNote failure={call.failure} />
      <DialogActions>
        <Button onPress={onClose}>{t('stop.goOn')}</Button>
        <Button autoFocus look="primary" isDisabled={call.isBusy} onPress={() => void stop()}>
          {t('stop.button')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** All that can begin is held up by failures that a person may pass over: a stop is the answer that nobody does. */
function waitsOnlyForUs({ counts, questions }: RunSummary): boolean {
  return counts.open + counts.stalled + counts.waiting === 0 && questions.some(({ kind }) => kind === 'failure');
}
