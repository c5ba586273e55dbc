import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { ConnectionView } from '#shared/ipc/index.ts';
import { bridge } from '../bridge.ts';
import { errorAt, errorElsewhere } from '../connect/failures.ts';
import { useCall } from '../connect/useCall.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { t } from '../ui/text.ts';
import { putConnection } from './store.ts';

interface Props {
  readonly connection: ConnectionView;
  readonly onClose: () => void;
}

export function RenameDialog({ connection, onClose }: Props) {
  const [name, setName] = useState(connection.name);
  const call = useCall();
  const rename = async () => {
    const view = await call.run(bridge().settingsRename({ connectionId: connection.id, name }));
    if (!view) return;
    putConnection(view);
    onClose();
  };
  const elsewhere = errorElsewhere(call.failure, 'name');
  return (
    <Dialog title={t('settings.rename.title', { name: connection.name })} isOpen onClose={onClose}>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          void rename();
        }}
      >
        <Field
          label={t('connect.name')}
          value={name}
          onChange={setName}
          error={errorAt(call.failure, 'name')}
          autoComplete="off"
          autoFocus
        />
        {elsewhere !== null && (
          <Callout level="error" live>
            {elsewhere}
          </Callout>
        )}
        <DialogActions>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" isDisabled={call.isBusy}>
            {t('settings.rename.confirm')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
