import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { ConnectionView } from '#shared/ipc/index.ts';
import { bridge } from '../bridge.ts';
import { putConnection } from '../connections/store.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { Fact, Facts } from '../ui/Facts.tsx';
import { t } from '../ui/text.ts';
import styles from './ConnectPage.module.css';
import { errorElsewhere } from './failures.ts';
import { type Credentials, PasswordFields } from './PasswordFields.tsx';
import { useCall } from './useCall.ts';

const cx = classesOf(styles);

interface Props {
  readonly connection: ConnectionView;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Why it is asked for, where it is not that the session ended. */
  readonly title?: string;
  readonly lead?: string;
}

/** A session ends in the middle of the worst day: what is on the screen stays, only the password is asked again. */
export function SignInDialog({ connection, isOpen, onClose, title, lead }: Props) {
  const [credentials, setCredentials] = useState<Credentials>({ password: '', totp: '', remember: false });
  const call = useCall();
  const signIn = async () => {
    const { password, totp, remember } = credentials;
    const signedIn = await call.run(
      bridge().connectionsSignIn({
        connectionId: connection.id,
        password,
        totp: totp.trim() === '' ? null : totp.trim(),
        remember,
      }),
    );
    if (!signedIn) return;
    putConnection(signedIn);
    setCredentials({ password: '', totp: '', remember: false });
    onClose();
  };
  const elsewhere = errorElsewhere(call.failure, 'password', 'totp');
  return (
    <Dialog title={title ?? t('signIn.title', { name: connection.name })} isOpen={isOpen} onClose={onClose}>
      <Form
        className={cx('body')}
        onSubmit={(event) => {
          event.preventDefault();
          if (credentials.password !== '') void signIn();
        }}
      >
        {lead !== undefined && <p>{lead}</p>}
        <Facts>
          <Fact name={t('connect.account')}>{connection.account}</Fact>
        </Facts>
        <PasswordFields
          value={credentials}
          onChange={(part) => setCredentials((before) => ({ ...before, ...part }))}
          failure={call.failure}
          autoFocus
        />
        {elsewhere !== null && (
          <Callout level="error" live>
            {elsewhere}
          </Callout>
        )}
        <DialogActions>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" isDisabled={credentials.password === '' || call.isBusy}>
            {t(call.isBusy ? 'connect.signIn.busy' : 'connect.signIn.button')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
