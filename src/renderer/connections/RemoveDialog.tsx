import { useState } from 'react';
import type { ConnectionView, Removal } from '#shared/ipc/index.ts';
import { bridge } from '../bridge.ts';
import { errorAt, errorElsewhere } from '../connect/failures.ts';
import { useAnswer, useCall } from '../connect/useCall.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { counted, t } from '../ui/text.ts';
import { formatBytes } from './bytes.ts';
import styles from './SettingsPage.module.css';

const cx = classesOf(styles);

interface Props {
  readonly connection: ConnectionView;
  readonly onClose: () => void;
}

/** What goes and what stays, in numbers, before the name is typed. */
export function RemoveDialog({ connection, onClose }: Props) {
  const [typed, setTyped] = useState('');
  const asking = useAnswer(() => bridge().settingsRemoval({ connectionId: connection.id }));
  const removal = asking.value;
  const call = useCall();
  const { name, id: connectionId } = connection;
  const remove = async () => {
    if ((await call.run(bridge().connectionsRemove({ connectionId, typedName: typed }))) !== undefined) onClose();
  };
  const isHeld = removal !== null && removal.openRuns > 0;
  const elsewhere = errorElsewhere(asking.failure ?? call.failure, 'typedName');
  return (
    <Dialog title={t('settings.remove.title', { name })} isOpen onClose={onClose}>
      {removal !== null && <Consequences removal={removal} />}
      {isHeld ? (
        <Callout level="error">{t('settings.remove.held', counted(removal.openRuns))}</Callout>
      ) : (
        <Field
          label={t('settings.remove.type', { name })}
          value={typed}
          onChange={setTyped}
          error={errorAt(call.failure, 'typedName')}
          autoComplete="off"
        />
      )}
      {elsewhere !== null && (
        <Callout level="error" live>
          {elsewhere}
        </Callout>
      )}
      <DialogActions>
        <Button autoFocus onPress={onClose}>
          {t('common.cancel')}
        </Button>
        <Button look="primary" isDisabled={call.isBusy || isHeld || typed !== name} onPress={() => void remove()}>
          {t('settings.remove.confirm', { name })}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Consequences({ removal }: { readonly removal: Removal }) {
  return (
    <>
      <p>{t('settings.remove.deleted')}</p>
      <ul className={cx('list')}>
        <li>{t('settings.remove.cache', { size: formatBytes(removal.cacheBytes) })}</li>
        <li>{t('settings.remove.drafts', counted(removal.drafts))}</li>
        <li>{t('settings.remove.wizards', counted(removal.wizards))}</li>
        <li>{t('settings.remove.password')}</li>
      </ul>
      <p>{t('settings.remove.kept', counted(removal.runs))}</p>
    </>
  );
}
