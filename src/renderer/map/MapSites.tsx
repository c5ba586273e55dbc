import type { EstatePicture } from '#shared/ipc/estate.ts';
import { isStale } from '../connections/freshness.ts';
import { useCurrentConnection } from '../connections/store.ts';
import { contactWords } from '../estate/contact.ts';
import { markLooks } from '../estate/marks.ts';
import type { SiteSummary } from '../estate/summary.ts';
import { classesOf } from '../ui/classes.ts';
import { counted, formatCount, t } from '../ui/text.ts';
import { flowOf } from './flow.ts';
import styles from './MapPage.module.css';

const cx = classesOf(styles);

interface Props {
  readonly picture: EstatePicture;
  readonly sites: readonly SiteSummary[];
  readonly gatewayNow: number;
}

/** The regions of the map in words, for those who do not see it. */
export function MapSites({ picture, sites, gatewayNow }: Props) {
  const stale = isStale(useCurrentConnection());
  const scope = picture.networkScope === null ? '' : t(`map.scope.${picture.networkScope}`);
  return (
    <ul className={cx('hidden')} aria-label={t('map.sites')}>
      {sites.map(({ siteIndex, vms, counts, byMark }) => {
        const site = picture.sites[siteIndex];
        if (!site) return null;
        const contact = site.role === 'provider' ? t('map.provider') : contactWords(site.contact, gatewayNow, stale);
        const states = byMark.map(({ mark, count }) => `${formatCount(count)} ${t(markLooks[mark].word)}`);
        const between = site.role === 'provider' ? scope : flowOf(counts, site.contact.state).words;
        const words = [site.name, contact, t('map.vms', counted(vms)), between, ...states];
        return <li key={site.id}>{words.filter(Boolean).join(', ')}</li>;
      })}
    </ul>
  );
}
