import { useMemo } from 'react';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import { isStale } from '../connections/freshness.ts';
import { useCurrentConnection } from '../connections/store.ts';
import { contactWords } from '../estate/contact.ts';
import { markLooks } from '../estate/marks.ts';
import { summarise } from '../estate/summary.ts';
import { classesOf } from '../ui/classes.ts';
import { counted, formatCount, t } from '../ui/text.ts';
import styles from './MapPage.module.css';

const cx = classesOf(styles);

/** The regions of the map in words, for those who do not see it. */
export function MapSites({ picture, gatewayNow }: { readonly picture: EstatePicture; readonly gatewayNow: number }) {
  const stale = isStale(useCurrentConnection());
  const tens = Math.floor(gatewayNow / 10_000) * 10_000;
  const { sites } = useMemo(() => summarise(picture, tens), [picture, tens]);
  return (
    <ul className={cx('hidden')} aria-label={t('map.sites')}>
      {sites.map(({ siteIndex, vms, byMark }) => {
        const site = picture.sites[siteIndex];
        if (!site) return null;
        const contact = site.role === 'provider' ? t('map.provider') : contactWords(site.contact, gatewayNow, stale);
        const states = byMark.map(({ mark, slots }) => `${formatCount(slots.length)} ${t(markLooks[mark].word)}`);
        return <li key={site.id}>{[site.name, contact, t('map.vms', counted(vms)), ...states].join(', ')}</li>;
      })}
    </ul>
  );
}
