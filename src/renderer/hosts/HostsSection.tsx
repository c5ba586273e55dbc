import { useEffect, useState, type ReactNode } from 'react';
import type { Answer, ConfirmedKey, ConfirmedText, HostAccount, HostsView } from '#shared/ipc/index.ts';
import { bridge } from '../bridge.ts';
import { type Call, useCall } from '../connect/useCall.ts';
import { ActDialog } from '../connections/ActDialog.tsx';
import { useConnections } from '../connections/store.ts';
import { Age } from '../ui/Age.tsx';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { Disclosure } from '../ui/Disclosure.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { t } from '../ui/text.ts';
import { AccountDialog } from './AccountDialog.tsx';
import { ActFacts } from './ActFacts.tsx';
import { HostKeyDialog } from './HostKeyDialog.tsx';
import { placeNamed } from './place.ts';
import styles from './Hosts.module.css';
import { askHosts, takeHosts, useHosts } from './store.ts';
import { accountLine, actLine } from './words.ts';

const cx = classesOf(styles);

/** What this computer knows of the tenant's hosts, and the way to forget it. */
export function HostsSection() {
  const view = useHosts((state) => state.view);
  const canStore = useConnections((state) => state.info?.canStoreSecrets ?? false);
  const call = useCall();
  useEffect(() => void askHosts(), []);
  if (view === null) return null;
  return (
    <div className={cx('section')}>
      <FailureNote failure={call.failure} />
      <Group title={t('accounts.title')} lead={t('accounts.lead')}>
        {!canStore && <Callout level="info">{t('accounts.session')}</Callout>}
        <Accounts accounts={view.accounts} />
      </Group>
      <Group title={t('keys.ofHosts')} lead={t('keys.lead')}>
        <Keys keys={view.keys} call={call} />
      </Group>
      <Group title={t('texts.title')} lead={t('texts.lead')}>
        <Texts texts={view.texts} call={call} />
      </Group>
    </div>
  );
}

interface GroupProps {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}

function Group({ title, lead, children }: GroupProps) {
  return (
    <section className={cx('group')} aria-label={title}>
      <h3>{title}</h3>
      <p className={cx('hint')}>{lead}</p>
      {children}
    </section>
  );
}

async function taken(call: Call, asked: Promise<Answer<HostsView>>) {
  const view = await call.run(asked);
  if (view) takeHosts(view);
}

function Accounts({ accounts }: { readonly accounts: readonly HostAccount[] }) {
  const [removed, setRemoved] = useState<string | null>(null);
  const [asked, setAsked] = useState<{ readonly known: HostAccount | null } | null>(null);
  return (
    <>
      {accounts.length === 0 && <p className={cx('quiet')}>{t('accounts.none')}</p>}
      <ul className={cx('list')}>
        {accounts.map((known) => (
          <li key={known.label} className={cx('entry')}>
            <span className={cx('what')}>
              <strong>{known.label}</strong> <span className={cx('quiet')}>{accountLine(known)}</span>
              {known.secret === 'missing' && <span className={cx('missing')}> {t('accounts.secret.missing')}</span>}
            </span>
            <Button onPress={() => setAsked({ known })}>{t('accounts.change', { label: known.label })}</Button>
            <Button look="quiet" onPress={() => setRemoved(known.label)}>
              {t('accounts.remove', { label: known.label })}
            </Button>
          </li>
        ))}
      </ul>
      <div>
        <Button onPress={() => setAsked({ known: null })}>{t('accounts.add')}</Button>
      </div>
      {asked !== null && <AccountDialog known={asked.known} onClose={() => setAsked(null)} />}
      {removed !== null && (
        <ActDialog
          title={t('accounts.remove.title', { label: removed })}
          confirm={t('accounts.remove.confirm')}
          act={() => bridge().hostsRemoveAccount({ label: removed })}
          taken={takeHosts}
          onClose={() => setRemoved(null)}
        >
          <p>{t('accounts.remove.lead')}</p>
        </ActDialog>
      )}
    </>
  );
}

function Keys({ keys, call }: { readonly keys: readonly ConfirmedKey[]; readonly call: Call }) {
  const [asked, setAsked] = useState<string | null>(null);
  if (keys.length === 0) return <p className={cx('quiet')}>{t('keys.none')}</p>;
  return (
    <>
      <ul className={cx('list')}>
        {keys.map(({ host, fingerprint, confirmedAt }) => (
          <li key={host} className={cx('entry')}>
            <span className={cx('what')}>
              <strong>{host}</strong> <code>{fingerprint}</code>{' '}
              <span className={cx('quiet')}>
                {t('keys.confirmedAt')} <Age at={confirmedAt} />
              </span>
            </span>
            <Button onPress={() => setAsked(host)}>{t('keys.ask', { host })}</Button>
            <Button look="quiet" onPress={() => void taken(call, bridge().hostsForgetKey({ host }))}>
              {t('keys.forget', { host })}
            </Button>
          </li>
        ))}
      </ul>
      {asked !== null && (
        <HostKeyDialog {...placeNamed(asked)} host={asked} jump={null} onClose={() => setAsked(null)} />
      )}
    </>
  );
}

function Texts({ texts, call }: { readonly texts: readonly ConfirmedText[]; readonly call: Call }) {
  if (texts.length === 0) return <p className={cx('quiet')}>{t('texts.none')}</p>;
  return (
    <ul className={cx('list')}>
      {texts.map(({ hash, act, confirmedAt }) => (
        <li key={hash} className={cx('entry')}>
          <div className={cx('what')}>
            {actLine(act)}{' '}
            <span className={cx('quiet')}>
              {t('keys.confirmedAt')} <Age at={confirmedAt} />
            </span>
            <Disclosure title={t('texts.show')}>
              <ActFacts act={act} />
            </Disclosure>
          </div>
          <Button look="quiet" onPress={() => void taken(call, bridge().hostsForgetText({ hash }))}>
            {t('texts.forget')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
