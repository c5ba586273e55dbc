import type { ReactNode } from 'react';
import type { Answer, ConnectionView } from '#shared/ipc/index.ts';
import { useCall } from '../connect/useCall.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { t, words } from '../ui/text.ts';
import { putConnection } from './store.ts';

interface Props {
  readonly title: string;
  readonly confirm: string;
  readonly children: ReactNode;
  /** Why it cannot be done now. */
  readonly whyNot?: string | null;
  readonly act: () => Promise<Answer<ConnectionView>>;
  readonly onClose: () => void;
}

/** One question about a connection: what will happen, and whether it is to happen. */
export function ActDialog({ title, confirm, children, whyNot = null, act, onClose }: Props) {
  const call = useCall();
  const run = async () => {
    const view = await call.run(act());
    if (!view) return;
    putConnection(view);
    onClose();
  };
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      {children}
      {whyNot !== null && <Callout level="warning">{whyNot}</Callout>}
      {call.failure && (
        <Callout level="error" live>
          {words(call.failure.message)}
        </Callout>
      )}
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
