import type { ConnectionView, GatewayView, Health } from '#shared/ipc/index.ts';
import type { WindowText } from '#shared/texts/en/window.ts';
import { Age } from '../ui/Age.tsx';
import { classesOf } from '../ui/classes.ts';
import { GlyphIcon } from '../ui/GlyphIcon.tsx';
import type { Glyph } from '../ui/glyphs.ts';
import { t } from '../ui/text.ts';
import styles from './SettingsPage.module.css';

const cx = classesOf(styles);

const healthLooks: { readonly [H in Health]: { readonly glyph: Glyph; readonly word: WindowText } } = {
  good: { glyph: 'tick', word: 'health.good' },
  failing: { glyph: 'cross', word: 'health.failing' },
  unused: { glyph: 'disc-open', word: 'health.unused' },
};
const uses = ['read', 'command', 'event'] as const;

/** Each gateway, and whether each kind of traffic gets through it. */
export function GatewayTable({ connection }: { readonly connection: ConnectionView }) {
  return (
    <table className={cx('table')}>
      <thead>
        <tr>
          <th scope="col">{t('settings.gateway')}</th>
          {uses.map((use) => (
            <th key={use} scope="col">
              {t(`settings.${use}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {connection.gateways.map((gateway) => (
          <tr key={gateway.address}>
            <td>{gateway.address}</td>
            {uses.map((use) => (
              <td key={use}>
                <UseState gateway={gateway} use={use} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function UseState({ gateway, use }: { readonly gateway: GatewayView; readonly use: (typeof uses)[number] }) {
  const health = gateway[use];
  const { at = null, detail = null } = gateway.uses?.[use] ?? {};
  return (
    <>
      <span className={cx('health', health)} title={detail ?? undefined}>
        <GlyphIcon glyph={healthLooks[health].glyph} /> {t(healthLooks[health].word)}
      </span>
      {at !== null && (
        <span className={cx('hint')}>
          <Age at={at} />
        </span>
      )}
    </>
  );
}
