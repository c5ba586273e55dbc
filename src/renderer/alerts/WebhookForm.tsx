import { Form } from 'react-aria-components';
import type { WebhookForm as Request } from '#shared/ipc/index.ts';
import { alertKinds, type WebhookView } from '#shared/ipc/alerts.ts';
import { answered, bridge } from '../bridge.ts';
import { errorAt } from '../connect/failures.ts';
import { Check } from '../ui/Check.tsx';
import { classesOf } from '../ui/classes.ts';
import { Field } from '../ui/Field.tsx';
import { t } from '../ui/text.ts';
import styles from './Alerts.module.css';
import { CommonFields, secretHint } from './CommonFields.tsx';
import { FormActions } from './FormActions.tsx';
import { useChannelForm } from './useChannelForm.ts';

const cx = classesOf(styles);
const FIELDS = ['url', 'secret', 'ca'] as const;

interface Props {
  readonly kept: WebhookView | null;
  readonly onSaved: () => void;
}

/** Where messages are posted to. The address is typed again only to change it: its path may be a secret. */
export function WebhookForm({ kept, onSaved }: Props) {
  const form = useChannelForm(() => draftOf(kept), onSaved);
  const { draft, change, failure, settle } = form;
  return (
    <Form
      className={cx('form')}
      onSubmit={(event) => {
        event.preventDefault();
        void settle(bridge().alertsSetWebhook(requestOf(draft)));
      }}
    >
      <Check isSelected={draft.isOn} onChange={(isOn) => change({ isOn })}>
        {t('alerts.webhook.on')}
      </Check>
      <Field
        label={t('alerts.webhook.url')}
        hint={kept === null ? t('alerts.webhook.url.hint') : t('alerts.webhook.url.kept', { origin: kept.origin })}
        value={draft.url}
        onChange={(url) => change({ url })}
        error={errorAt(failure, 'url')}
        placeholder="https://"
        autoComplete="off"
      />
      <Field
        label={t('alerts.webhook.secret')}
        hint={`${t('alerts.webhook.secret.hint')} ${secretHint(kept?.secret)}`.trim()}
        type="password"
        value={draft.secret}
        onChange={(secret) => change({ secret })}
        error={errorAt(failure, 'secret')}
        autoComplete="off"
      />
      <Check isSelected={draft.allowPrivate} onChange={(allowPrivate) => change({ allowPrivate })}>
        {t('alerts.webhook.private')}
        <span className={cx('hint')}>{t('alerts.webhook.private.hint')}</span>
      </Check>
      <CommonFields value={draft} onChange={change} failure={failure} />
      <FormActions
        fields={FIELDS}
        failure={failure}
        isBusy={form.isBusy}
        isKept={kept !== null}
        onTest={() => answered(bridge().alertsTestWebhook(requestOf(draft)))}
        onTestFailed={form.onTestFailed}
        onRemove={() => void settle(bridge().alertsRemoveChannel({ channel: 'webhook' }))}
      />
    </Form>
  );
}

function draftOf(kept: WebhookView | null) {
  return {
    isOn: kept?.isOn ?? true,
    url: '',
    secret: '',
    allowPrivate: kept?.allowPrivate ?? false,
    events: [...(kept?.events ?? alertKinds)],
    names: kept?.names ?? false,
    ca: kept?.ca ?? '',
  };
}

/** What was left empty stays as it is kept. */
function requestOf(draft: ReturnType<typeof draftOf>): Request {
  const url = draft.url.trim();
  return { ...draft, url: url === '' ? null : url, secret: draft.secret === '' ? null : draft.secret };
}
