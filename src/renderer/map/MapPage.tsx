import { useState } from 'react';
import { gatewayNow, useCurrentConnection } from '../connections/store.ts';
import { useCurrentPicture } from '../estate/store.ts';
import { classesOf } from '../ui/classes.ts';
import { useNow } from '../ui/clock.ts';
import { t } from '../ui/text.ts';
import { EmptyEstate } from '../estate/EmptyEstate.tsx';
import styles from './MapPage.module.css';
import { MapLegend } from './MapLegend.tsx';
import { MapSites } from './MapSites.tsx';
import { MapView } from './MapView.tsx';

const cx = classesOf(styles);

export function MapPage() {
  const [footer, setFooter] = useState<HTMLElement | null>(null);
  const connection = useCurrentConnection();
  const picture = useCurrentPicture();
  const now = gatewayNow(connection, useNow());
  if (!connection || !picture || picture.vmIds.length === 0) return <EmptyEstate connection={connection} />;
  return (
    <section className={cx('page')} aria-label={t('map.label')}>
      <h1 className={cx('hidden')}>{t('map.label')}</h1>
      <MapView key={connection.id} picture={picture} connection={connection} footer={footer} />
      <div className={cx('footer')}>
        <div ref={setFooter} />
        <MapLegend picture={picture} gatewayNow={now} />
      </div>
      <MapSites picture={picture} gatewayNow={now} />
    </section>
  );
}
