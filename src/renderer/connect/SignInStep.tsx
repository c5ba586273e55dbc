import { Form } from 'react-aria-components';
import { go } from '../app/navigation.ts';
import { bridge } from '../bridge.ts';
import { chooseConnection, putConnection } from '../connections/store.ts';
import { askPicture } from '../estate/store.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { Field } from '../ui/Field.tsx';
import { t } from '../ui/text.ts';
import styles from './ConnectPage.module.css';
import { addressesOf, forgetConnect, type StepProps } from './draft.ts';
import { errorAt, errorElsewhere } from './failures.ts';
import { PasswordFields } from './PasswordFields.tsx';
import { Step } from './Step.tsx';
import { useCall } from './useCall.ts';

const cx = classesOf(styles);
const FIELDS = ['account', 'password', 'totp', 'name'] as const;

export function SignInStep({ draft, change, isOpen }: StepProps & { readonly isOpen: boolean }) {
  const call = useCall();
  const signIn = async () => {
    if (!draft.probed) return;
    const connection = await call.run(
      bridge().connectionsAdd({
        name: draft.name.trim() === '' ? null : draft.name.trim(),
        addresses: [...addressesOf(draft)],
        thumbprint: draft.probed.certificate.thumbprint,
        account: draft.account.trim(),
        password: draft.password,
        totp: draft.totp.trim() === '' ? null : draft.totp.trim(),
        remember: draft.remember,
      }),
    );
    if (!connection) return;
    forgetConnect();
    putConnection(connection);
    chooseConnection(connection.id);
    void askPicture(connection.id);
    go({ kind: 'map' });
  };
  const elsewhere = errorElsewhere(call.failure, ...FIELDS);
  const isComplete = draft.account.trim() !== '' && draft.password !== '';
  return (
    <Step number={3} title={t('connect.signIn.title')} isOpen={isOpen}>
      <Form
        className={cx('body')}
        onSubmit={(event) => {
          event.preventDefault();
          if (isComplete) void signIn();
        }}
      >
        <Field
          label={t('connect.account')}
          value={draft.account}
          onChange={(account) => change({ account })}
          error={errorAt(call.failure, 'account')}
          autoComplete="off"
          autoFocus
        />
        <PasswordFields value={draft} onChange={change} failure={call.failure} />
        <Field
          label={t('connect.name')}
          hint={t('connect.name.hint')}
          value={draft.name}
          onChange={(name) => change({ name })}
          error={errorAt(call.failure, 'name')}
        />
        {elsewhere !== null && (
          <Callout level="error" live>
            {elsewhere}
          </Callout>
        )}
        <div className={cx('actions')}>
          <Button type="submit" look="primary" isDisabled={!isComplete || call.isBusy}>
            {t(call.isBusy ? 'connect.signIn.busy' : 'connect.signIn.button')}
          </Button>
        </div>
      </Form>
    </Step>
  );
}
