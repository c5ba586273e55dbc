import { useState } from 'react';
import type { HostGaps } from '#shared/ipc/index.ts';
import { bridge } from '../bridge.ts';
import { useCall } from '../connect/useCall.ts';
import { Button } from '../ui/Button.tsx';
import { Check } from '../ui/Check.tsx';
import { classesOf } from '../ui/classes.ts';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { t } from '../ui/text.ts';
import { ActFacts } from './ActFacts.tsx';
import styles from './Hosts.module.css';
import { takeHosts } from './store.ts';

const cx = classesOf(styles);

interface Props {
  readonly text: HostGaps['texts'][number];
  readonly onClose: () => void;
}

/** What an act does, in full, before it may be done from this computer. */
export function TextDialog({ text: { hash, act }, onClose }: Props) {
  const call = useCall();
  const [isRead, setRead] = useState(false);
  const confirm = async () => {
    const view = await call.run(bridge().hostsConfirmText({ hash }));
    if (!view) return;
    takeHosts(view);
    onClose();
  };
  return (
    <Dialog title={t('texts.dialog')} isOpen wide onClose={onClose}>
      <p>{t('texts.dialog.lead')}</p>
      <ActFacts act={act} />
      <p className={cx('hint')}>
        {t('texts.hash')}: <code>{hash}</code>
      </p>
      <Check isSelected={isRead} onChange={setRead}>
        {t('texts.read')}
      </Check>
      <FailureNote failure={call.failure} />
      <DialogActions>
        <Button autoFocus onPress={onClose}>
          {t('common.cancel')}
        </Button>
        <Button look="primary" isDisabled={!isRead || call.isBusy} onPress={() => void confirm()}>
          {t('texts.confirm')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
