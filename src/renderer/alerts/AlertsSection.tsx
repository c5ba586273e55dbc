import { useEffect, useState, type ReactNode } from 'react';
import type { AlertChannel, MailView, WebhookView } from '#shared/ipc/alerts.ts';
import { useConnections } from '../connections/store.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { Disclosure } from '../ui/Disclosure.tsx';
import { counted, t, words } from '../ui/text.ts';
import { AlertRulesForm } from './AlertRulesForm.tsx';
import styles from './Alerts.module.css';
import { Deliveries } from './Deliveries.tsx';
import { MailForm } from './MailForm.tsx';
import { askAlerts, useAlerts } from './store.ts';
import { WebhookForm } from './WebhookForm.tsx';

const cx = classesOf(styles);

/** Who is told of what although they look elsewhere. */
export function AlertsSection() {
  const view = useAlerts((state) => state.view);
  const canStore = useConnections((state) => state.info?.canStoreSecrets ?? false);
  useEffect(() => void askAlerts(), []);
  if (view === null) return null;
  const { rules, webhook, mail, deliveries } = view;
  return (
    <div className={cx('section')}>
      <p className={cx('hint')}>{t('alerts.lead')}</p>
      {view.problem !== null && <Callout level="warning">{words(view.problem)}</Callout>}
      {!canStore && <Callout level="info">{t('alerts.notStored')}</Callout>}
      <Disclosure title={t('alerts.rules')}>
        <AlertRulesForm rules={rules} />
      </Disclosure>
      <Channel channel="webhook" kept={webhook} where={webhook?.origin ?? ''}>
        {(close) => <WebhookForm kept={webhook} onSaved={close} />}
      </Channel>
      <Channel channel="mail" kept={mail} where={mail === null ? '' : mail.to.join(', ')}>
        {(close) => <MailForm kept={mail} onSaved={close} />}
      </Channel>
      <Disclosure title={t('alerts.sent.open', counted(deliveries.length))}>
        <Deliveries deliveries={deliveries} />
      </Disclosure>
    </div>
  );
}

interface ChannelProps {
  readonly channel: AlertChannel;
  readonly kept: WebhookView | MailView | null;
  readonly where: string;
  readonly children: (close: () => void) => ReactNode;
}

function Channel({ channel, kept, where, children }: ChannelProps) {
  const [isOpen, setOpen] = useState(false);
  const name = t(`alerts.channel.${channel}`);
  return (
    <section className={cx('channel')} aria-label={name}>
      <div className={cx('head')}>
        <span>
          <strong>{name}</strong> <span className={cx('hint')}>{stateOf(kept, where)}</span>
        </span>
        <Button aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {t(isOpen ? 'alerts.close' : kept === null ? 'alerts.setUp' : 'alerts.change', { name })}
        </Button>
      </div>
      {kept?.isOn === true && kept.secret === 'missing' && (
        <Callout level="warning">{t('alerts.secret.again', { name })}</Callout>
      )}
      {isOpen && children(() => setOpen(false))}
    </section>
  );
}

function stateOf(kept: ChannelProps['kept'], where: string): string {
  if (kept === null) return t('alerts.state.notSet');
  return t(kept.isOn ? 'alerts.state.on' : 'alerts.state.off', { where });
}
