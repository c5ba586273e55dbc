import type { Delivery } from '#shared/ipc/alerts.ts';
import { Age } from '../ui/Age.tsx';
import { classesOf } from '../ui/classes.ts';
import { GlyphIcon } from '../ui/GlyphIcon.tsx';
import type { Glyph } from '../ui/glyphs.ts';
import { counted, t } from '../ui/text.ts';
import styles from './Alerts.module.css';

const cx = classesOf(styles);

const looks: { readonly [S in Delivery['state']]: { readonly glyph: Glyph; readonly tone: string } } = {
  waiting: { glyph: 'hourglass', tone: 'quiet' },
  sending: { glyph: 'quarter-disc', tone: 'quiet' },
  sent: { glyph: 'tick', tone: 'good' },
  failed: { glyph: 'cross', tone: 'failed' },
  unknown: { glyph: 'question', tone: 'failed' },
  dropped: { glyph: 'skip', tone: 'failed' },
};

/** What was sent, what was not, and what the other side said. */
export function Deliveries({ deliveries }: { readonly deliveries: readonly Delivery[] }) {
  if (deliveries.length === 0) return <p className={cx('hint')}>{t('alerts.sent.none')}</p>;
  return (
    <ul className={cx('deliveries')} aria-label={t('alerts.sent')}>
      {deliveries.map((delivery) => (
        <li key={`${delivery.id} ${delivery.channel}`} className={cx('delivery')}>
          <span className={cx('state', looks[delivery.state].tone)}>
            <GlyphIcon glyph={looks[delivery.state].glyph} /> {t(`alerts.state.${delivery.state}`)}
          </span>
          <span className={cx('what')}>
            {delivery.title}
            <span className={cx('hint')}>
              {t(`alerts.channel.${delivery.channel}`)}, <Age at={delivery.at} />
              {delivery.attempts > 1 && `, ${t('alerts.attempts', counted(delivery.attempts))}`}
              {delivery.state !== 'sent' && delivery.answer !== '' && `: ${delivery.answer}`}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
