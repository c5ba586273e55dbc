import { type CSSProperties, useMemo, useState } from 'react';
import { gatewayNow, useCurrentConnection } from '../connections/store.ts';
import { useCurrentPicture } from '../estate/store.ts';
import { momentOf } from '../estate/moment.ts';
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

export function MapPage() {
  const [footer, setFooter] = useState<HTMLElement | null>(null);
  const coveredPx = useCover((state) => state.rightPx);
  const connection = useCurrentConnection();
  const picture = useCurrentPicture();
  const now = gatewayNow(connection, useNow());
  const moment = momentOf(now);
  const summary = useMemo(() => (picture ? summarise(picture, moment) : null), [picture, moment]);
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
        <MapLegend picture={picture} summary={summary} gatewayNow={moment} />
      </div>
      <MapSites picture={picture} sites={summary.sites} gatewayNow={now} />
    </section>
  );
}
