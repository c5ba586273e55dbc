import { type CSSProperties, useEffect, useRef, useState } from 'react';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import type { ConnectionView } from '#shared/ipc/index.ts';
import { gatewayNow, useCurrentConnection } from '../connections/store.ts';
import { useCurrentPicture } from '../estate/store.ts';
import { useSummary } from '../estate/useSummary.ts';
import { classesOf } from '../ui/classes.ts';
import { useNow } from '../ui/clock.ts';
import { useCover } from '../ui/cover.ts';
import { t } from '../ui/text.ts';
import { EmptyEstate } from '../estate/EmptyEstate.tsx';
import styles from './MapPage.module.css';
import { MapLegend } from './MapLegend.tsx';
import { MapSites } from './MapSites.tsx';
import { MapView } from './MapView.tsx';
import { warmUp } from './warmUp.ts';

const cx = classesOf(styles);

export function MapPage() {
  const connection = useCurrentConnection();
  const picture = useCurrentPicture();
  if (!connection || !picture || picture.vmIds.length === 0) return <AwaitedMap connection={connection} />;
  return <EstateMap picture={picture} connection={connection} />;
}

function AwaitedMap({ connection }: { readonly connection: ConnectionView | null }) {
  const page = useRef<HTMLDivElement>(null);
  // Until the connections are known it is not known whether anything is waited for long.
  const isKnown = connection !== null;
  useEffect(() => (isKnown && page.current ? warmUp(page.current) : undefined), [isKnown]);
  return (
    <div ref={page} className={cx('awaited')}>
      <EmptyEstate connection={connection} />
    </div>
  );
}

interface Props {
  readonly picture: EstatePicture;
  readonly connection: ConnectionView;
}

function EstateMap({ picture, connection }: Props) {
  const [footer, setFooter] = useState<HTMLElement | null>(null);
  const coveredPx = useCover((state) => state.rightPx);
  const now = gatewayNow(connection, useNow());
  const summary = useSummary(picture, now);
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
        <MapLegend picture={picture} summary={summary} />
      </div>
      <MapSites picture={picture} sites={summary.sites} gatewayNow={now} />
    </section>
  );
}
