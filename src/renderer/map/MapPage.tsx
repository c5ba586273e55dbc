import { type CSSProperties, useMemo, useState } from 'react';
import { gatewayNow, useCurrentConnection } from '../connections/store.ts';
import { useCurrentPicture } from '../estate/store.ts';
import { summarise } from '../estate/summary.ts';
import { classesOf } from '../ui/classes.ts';
import { useNow } from '../ui/clock.ts';
import { useCover } from '../ui/cover.ts';
import { t } from '../ui/text.ts';
import { EmptyEstate } from '../estate/EmptyEstate.tsx';
import styles from './MapPage.module.css';
import { MapLegend } from './MapLegend.tsx';
import { MapSites } from './MapSites.tsx';
import { MapView } from './MapView.tsx';

const cx = classesOf(styles);

/** Counts in words are made anew with every change, and else this often: with time VMs fall behind. */
const SETTLE_MS = 5_000;

export function MapPage() {
  const [footer, setFooter] = useState<HTMLElement | null>(null);
  const coveredPx = useCover((state) => state.rightPx);
  const connection = useCurrentConnection();
  const picture = useCurrentPicture();
  const now = gatewayNow(connection, useNow());
  const settledNow = Math.floor(now / SETTLE_MS) * SETTLE_MS;
  const summary = useMemo(() => (picture ? summarise(picture, settledNow) : null), [picture, settledNow]);
  if (!connection || !picture || !summary || picture.vmIds.length === 0) return <EmptyEstate connection={connection} />;
  return (
    <section
      className={cx('page')}
      style={{ '--covered': `${coveredPx}px` } as CSSProperties}
      aria-label={t('map.label')}
    >
      <h1 className={cx('hidden')}>{t('map.label')}</h1>
      <MapView key={connection.id} picture={picture} connection={connection} footer={footer} />
      <div className={cx('footer')}>
        <div ref={setFooter} />
        <MapLegend picture={picture} summary={summary} gatewayNow={settledNow} />
      </div>
      <MapSites picture={picture} sites={summary.sites} gatewayNow={now} />
    </section>
  );
}
