import type { ConnectionView } from '#shared/ipc/index.ts';
import { Thumbprint } from '../connect/Thumbprint.tsx';
import { Age } from '../ui/Age.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { Fact, Facts } from '../ui/Facts.tsx';
import { GlyphIcon } from '../ui/GlyphIcon.tsx';
import { formatCount, t } from '../ui/text.ts';
import { ConnectionActions } from './ConnectionActions.tsx';
import { goodAt, uses } from './reach.ts';
import { freshnessLooks } from './freshness.ts';
import { GatewayTable } from './GatewayTable.tsx';
import styles from './SettingsPage.module.css';

const cx = classesOf(styles);

export function ConnectionSettings({ connection }: { readonly connection: ConnectionView }) {
  const freshness = freshnessLooks[connection.freshness];
  return (
    <section className={cx('section')} aria-label={connection.name}>
      <h3>{connection.name}</h3>
      {connection.isUnconfirmed === true && <Callout level="warning">{t('settings.unconfirmed')}</Callout>}
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
      <Thumbprint
        label={t(connection.isUnconfirmed === true ? 'certificate.claimed' : 'certificate.pinned')}
        value={connection.thumbprint}
      />
      <ConnectionActions connection={connection} />
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
