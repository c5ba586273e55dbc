import type { EstatePicture } from '#shared/ipc/estate.ts';
import { gatewayNow, useCurrentConnection } from '../connections/store.ts';
import { isStale } from '../connections/freshness.ts';
import { contactLooks, contactWords } from '../estate/contact.ts';
import { slotsUnder } from '../estate/summary.ts';
import { useSummary } from '../estate/useSummary.ts';
import { selectSlots } from '../selection/store.ts';
import { classesOf } from '../ui/classes.ts';
import { useNow } from '../ui/clock.ts';
import { GlyphIcon } from '../ui/GlyphIcon.tsx';
import { StateMark } from '../ui/StateMark.tsx';
import { counted, formatCount, t } from '../ui/text.ts';
import styles from './Inspector.module.css';

const cx = classesOf(styles);

/** Nothing is selected: each site, whether it is heard, and its VMs by state, what is wrong first. */
export function EstateOverview({ picture }: { readonly picture: EstatePicture }) {
  const connection = useCurrentConnection();
  const now = gatewayNow(connection, useNow());
  const stale = isStale(connection);
  const summary = useSummary(picture, now);
  return (
    <div className={cx('panel')}>
      <header className={cx('head')}>
        <h2 className={cx('title')}>{t('overview.title')}</h2>
      </header>
      <div className={cx('body', stale && 'stale')}>
        {summary.sites.map(({ siteIndex, vms, byMark }) => {
          const site = picture.sites[siteIndex];
          if (!site || (site.role === 'provider' && vms === 0)) return null;
          const isLost = site.contact.state === 'lost';
          return (
            <section key={site.id} className={cx('section')} aria-label={site.name}>
              <div className={cx('count')}>
                <h3>{site.name}</h3>
                <span className={cx('quiet')}>{t('map.vms', counted(vms))}</span>
              </div>
              {site.role === 'production' && (
                <span className={cx('contact', isLost && 'lost')}>
                  <GlyphIcon glyph={contactLooks[site.contact.state].glyph} />
                  {contactWords(site.contact, now, stale)}
                </span>
              )}
              <ul className={cx('counts')}>
                {byMark.map(({ mark, count }) => (
                  <li key={mark}>
                    <button
                      type="button"
                      className={cx('count')}
                      onClick={() => selectSlots(slotsUnder(mark, picture, summary, siteIndex))}
                    >
                      <StateMark mark={mark} />
                      <span className={cx('number')}>{formatCount(count)}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
        <p className={cx('section', 'quiet')}>{t('overview.hint')}</p>
      </div>
    </div>
  );
}
