import type { ReactNode } from 'react';
import type { Answer } from '#shared/ipc/index.ts';
import { useCall } from '../connect/useCall.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { t } from '../ui/text.ts';

interface Props<T> {
  readonly title: string;
  readonly confirm: string;
  readonly children: ReactNode;
  /** Why it cannot be done now. */
  readonly whyNot?: string | null;
  readonly act: () => Promise<Answer<T>>;
  readonly taken: (value: T) => void;
  readonly onClose: () => void;
}

/** One question: what will happen, and whether it is to happen. */
export function ActDialog<T>({ title, confirm, children, whyNot = null, act, taken, onClose }: Props<T>) {
  const call = useCall();
  const run = async () => {
    const value = await call.run(act());
    if (!value) return;
    taken(value);
    onClose();
  };
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      {children}
      {whyNot !== null && <Callout level="warning">{whyNot}</Callout>}
      <FailureNote failure={call.failure} />
      <DialogActions>
        <Button autoFocus onPress={onClose}>
          {t('common.cancel')}
        </Button>
        <Button look="primary" whyNot={whyNot} isDisabled={call.isBusy} onPress={() => void run()}>
          {confirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
