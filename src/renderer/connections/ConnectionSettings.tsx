import { useState } from 'react';
import type { ConnectionView, Health } from '#shared/ipc/index.ts';
import type { WindowText } from '#shared/texts/en/window.ts';
import { bridge } from '../bridge.ts';
import { Thumbprint } from '../connect/Thumbprint.tsx';
import { useCall } from '../connect/useCall.ts';
import { Age } from '../ui/Age.tsx';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { Fact, Facts } from '../ui/Facts.tsx';
import { GlyphIcon } from '../ui/GlyphIcon.tsx';
import type { Glyph } from '../ui/glyphs.ts';
import { formatCount, t, words } from '../ui/text.ts';
import { goodAt, uses } from './reach.ts';
import { freshnessLooks } from './freshness.ts';
import styles from './SettingsPage.module.css';

const cx = classesOf(styles);

const healthLooks: { readonly [H in Health]: { readonly glyph: Glyph; readonly word: WindowText } } = {
  good: { glyph: 'tick', word: 'health.good' },
  failing: { glyph: 'cross', word: 'health.failing' },
  unused: { glyph: 'disc-open', word: 'health.unused' },
};

export function ConnectionSettings({ connection }: { readonly connection: ConnectionView }) {
  const [isRemoving, setRemoving] = useState(false);
  const freshness = freshnessLooks[connection.freshness];
  return (
    <section className={cx('section')} aria-label={connection.name}>
      <div className={cx('title')}>
        <h3>{connection.name}</h3>
        <Button look="quiet" onPress={() => setRemoving(true)}>
          {t('settings.remove')}
        </Button>
      </div>
      <Facts>
        <Fact name={t('settings.feed')}>
          <span className={cx('health')}>
            <GlyphIcon glyph={freshness.glyph} /> {t(freshness.word)},{' '}
            <Age at={connection.heardAt} skewMs={connection.clockSkewMs} />
          </span>
        </Fact>
        <Fact name={t('connect.account')}>{connection.account}</Fact>
        {connection.subject && (
          <Fact name={t('settings.person')}>
            {connection.subject.name} ({connection.subject.roles.join(', ')})
          </Fact>
        )}
        {connection.counts && (
          <Fact name={t('settings.estate')}>
            {t('settings.counts', {
              vms: formatCount(connection.counts.vms),
              replicas: formatCount(connection.counts.replicas),
              points: formatCount(connection.counts.restorePoints),
            })}
          </Fact>
        )}
        {connection.limits && (
          <Fact name={t('settings.limits')}>
            {t('settings.limits.value', {
              starts: connection.limits.startsAtOnce,
              points: connection.limits.pointsKept,
            })}
          </Fact>
        )}
      </Facts>
      <ReachSummary connection={connection} />
      <GatewayTable connection={connection} />
      <Thumbprint label={t('certificate.pinned')} value={connection.thumbprint} />
      {isRemoving && <RemoveDialog connection={connection} onClose={() => setRemoving(false)} />}
    </section>
  );
}

function ReachSummary({ connection: { gateways } }: { readonly connection: ConnectionView }) {
  const all = gateways.length;
  const parts = uses.map((use) => t('reach.good', { what: t(`reach.${use}`), n: goodAt(gateways, use), all }));
  return (
    <p title={t('reach.title')}>
      {t('reach.summary')}: {parts.join('; ')}
    </p>
  );
}

function GatewayTable({ connection }: { readonly connection: ConnectionView }) {
  return (
    <table className={cx('table')}>
      <thead>
        <tr>
          <th scope="col">{t('settings.gateway')}</th>
          <th scope="col">{t('settings.read')}</th>
          <th scope="col">{t('settings.command')}</th>
          <th scope="col">{t('settings.event')}</th>
        </tr>
      </thead>
      <tbody>
        {connection.gateways.map((gateway) => (
          <tr key={gateway.address}>
            <td>{gateway.address}</td>
            {[gateway.read, gateway.command, gateway.event].map((health, index) => (
              <td key={index}>
                <span className={cx('health', health)}>
                  <GlyphIcon glyph={healthLooks[health].glyph} /> {t(healthLooks[health].word)}
                </span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RemoveDialog({ connection, onClose }: { readonly connection: ConnectionView; readonly onClose: () => void }) {
  const call = useCall();
  const remove = async () => {
    const answer = await call.run(bridge().connectionsRemove({ connectionId: connection.id }));
    if (answer !== undefined) onClose();
  };
  return (
    <Dialog title={t('settings.remove.title', { name: connection.name })} isOpen onClose={onClose}>
      <p>{t('settings.remove.lead')}</p>
      {call.failure && (
        <Callout level="error" live>
          {words(call.failure.message)}
        </Callout>
      )}
      <DialogActions>
        <Button autoFocus onPress={onClose}>
          {t('common.cancel')}
        </Button>
        <Button look="primary" isDisabled={call.isBusy} onPress={() => void remove()}>
          {t('settings.remove.confirm', { name: connection.name })}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
