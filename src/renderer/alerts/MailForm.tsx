import { Form } from 'react-aria-components';
import type { MailForm as Request } from '#shared/ipc/index.ts';
import { alertKinds, mailSecurities, type MailSecurity, type MailView } from '#shared/ipc/alerts.ts';
import { answered, bridge } from '../bridge.ts';
import { errorAt } from '../connect/failures.ts';
import { Check } from '../ui/Check.tsx';
import { classesOf } from '../ui/classes.ts';
import { Field } from '../ui/Field.tsx';
import { Radios } from '../ui/Radios.tsx';
import { t } from '../ui/text.ts';
import styles from './Alerts.module.css';
import { CommonFields, secretHint } from './CommonFields.tsx';
import { FormActions } from './FormActions.tsx';
import { useChannelForm } from './useChannelForm.ts';

const cx = classesOf(styles);
const FIELDS = ['host', 'port', 'security', 'account', 'password', 'from', 'to', 'ca'] as const;
const usualPorts: { readonly [S in MailSecurity]: string } = { implicit: '465', starttls: '587', none: '25' };

interface Props {
  readonly kept: MailView | null;
  readonly onSaved: () => void;
}

/** The company's own mail server, and who is written to. */
export function MailForm({ kept, onSaved }: Props) {
  const form = useChannelForm(() => draftOf(kept), onSaved);
  const { draft, change, failure, settle } = form;
  const field = (name: 'host' | 'port' | 'account' | 'from' | 'to') => ({
    label: t(`alerts.mail.${name}`),
    value: draft[name],
    onChange: (value: string) => change({ [name]: value }),
    error: errorAt(failure, name),
    autoComplete: 'off',
  });
  return (
    <Form
      className={cx('form')}
      onSubmit={(event) => {
        event.preventDefault();
        void settle(bridge().alertsSetMail(requestOf(draft)));
      }}
    >
      <Check isSelected={draft.isOn} onChange={(isOn) => change({ isOn })}>
        {t('alerts.mail.on')}
      </Check>
      <div className={cx('columns')}>
        <Field {...field('host')} />
        <Field {...field('port')} inputMode="numeric" />
      </div>
      <Radios
        label={t('alerts.mail.security')}
        value={draft.security}
        options={mailSecurities.map((value) => ({ value, label: t(`alerts.mail.security.${value}`) }))}
        onChange={(security) => change({ security, port: usualPorts[security] })}
      />
      {errorAt(failure, 'security') !== null && <p className={cx('error')}>{errorAt(failure, 'security')}</p>}
      <div className={cx('columns')}>
        <Field {...field('account')} hint={t('alerts.mail.account.hint')} />
        <Field
          label={t('alerts.mail.password')}
          hint={secretHint(kept?.secret)}
          type="password"
          value={draft.password}
          onChange={(password) => change({ password })}
          error={errorAt(failure, 'password')}
          autoComplete="off"
        />
        <Field {...field('from')} />
        <Field {...field('to')} hint={t('alerts.mail.to.hint')} />
      </div>
      <CommonFields value={draft} onChange={change} failure={failure} />
      <FormActions
        fields={FIELDS}
        failure={failure}
        isBusy={form.isBusy}
        isKept={kept !== null}
        onTest={() => answered(bridge().alertsTestMail(requestOf(draft)))}
        onTestFailed={form.onTestFailed}
        onRemove={() => void settle(bridge().alertsRemoveChannel({ channel: 'mail' }))}
      />
    </Form>
  );
}

function draftOf(kept: MailView | null) {
  return {
    isOn: kept?.isOn ?? true,
    host: kept?.host ?? '',
    port: String(kept?.port ?? usualPorts.starttls),
    security: kept?.security ?? 'starttls',
    account: kept?.account ?? '',
    password: '',
    from: kept?.from ?? '',
    to: (kept?.to ?? []).join(', '),
    events: [...(kept?.events ?? alertKinds)],
    names: kept?.names ?? false,
    ca: kept?.ca ?? '',
  };
}

function requestOf(draft: ReturnType<typeof draftOf>): Request {
  return {
    ...draft,
    host: draft.host.trim(),
    port: Number(draft.port),
    account: draft.account.trim(),
    password: draft.password === '' ? null : draft.password,
    from: draft.from.trim(),
    to: draft.to.split(/[\s,;]+/).filter((address) => address !== ''),
  };
}
