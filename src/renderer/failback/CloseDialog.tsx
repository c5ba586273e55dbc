import type { FailbackView } from '#shared/ipc/index.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { counted, t } from '../ui/text.ts';
import { close } from './acts.ts';

interface Props {
  readonly view: FailbackView;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Closing orders nothing, and says so. */
export function CloseDialog({ view, isOpen, onClose }: Props) {
  return (
    <Dialog title={t('home.close.title')} isOpen={isOpen} onClose={onClose}>
      <p>{t('home.close.words', counted(view.vms))}</p>
      <DialogActions>
        <Button autoFocus onPress={onClose}>
          {t('home.cancel')}
        </Button>
        <Button look="primary" onPress={() => void close(view)}>
          {t('home.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
