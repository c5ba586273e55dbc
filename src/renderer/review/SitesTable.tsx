import type { ByCriticality, ReviewSite } from '#shared/ipc/index.ts';
import { contactLooks, contactWords } from '../estate/contact.ts';
import { classesOf } from '../ui/classes.ts';
import { GlyphIcon } from '../ui/GlyphIcon.tsx';
import table from '../ui/Table.module.css';
import { formatCount, t } from '../ui/text.ts';
import { formatAge } from '../ui/time.ts';
import styles from './ReviewPage.module.css';

const cx = classesOf({ ...table, ...styles });
const criticalities = ['critical', 'important', 'normal'] as const;

interface Props {
  readonly sites: readonly ReviewSite[];
  /** Of all sites together. */
  readonly total: ByCriticality;
  /** Something starts for which the other copy must be off. */
  readonly showsEvidence: boolean;
  readonly gatewayNow: number;
}

/** Each site: whether the provider hears it, how many VMs of it and how important, and how many lack evidence. */
export function SitesTable({ sites, total, showsEvidence, gatewayNow }: Props) {
  return (
    <table className={cx('table', 'sites')}>
      <thead>
        <tr>
          <th scope="col">{t('review.site')}</th>
          <th scope="col">{t('review.contact')}</th>
          <th scope="col">{t('review.fig.vms')}</th>
          {criticalities.map((criticality) => (
            <th key={criticality} scope="col">
              {t(`criticality.${criticality}`)}
            </th>
          ))}
          {showsEvidence && <th scope="col">{t('review.withoutEvidence')}</th>}
        </tr>
      </thead>
      <tbody>
        {sites.map((site) => (
          <tr key={site.siteId}>
            <td>{site.name}</td>
            <td className={cx('nowrap')}>
              <Contact contact={site.contact} gatewayNow={gatewayNow} />
            </td>
            <td>{formatCount(site.vms)}</td>
            <Counts of={site.byCriticality} />
            {showsEvidence && (
              <td className={cx(site.withoutEvidence > 0 && 'missing')}>
                {site.withoutEvidence === 0 ? t('review.noneMissing') : formatCount(site.withoutEvidence)}
              </td>
            )}
          </tr>
        ))}
      </tbody>
      {sites.length > 1 && (
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t('review.allSites')}
            </th>
            <td>{formatCount(sites.reduce((sum, { vms }) => sum + vms, 0))}</td>
            <Counts of={total} />
            {showsEvidence && <td>{formatCount(sites.reduce((sum, one) => sum + one.withoutEvidence, 0))}</td>}
          </tr>
        </tfoot>
      )}
    </table>
  );
}

function Counts({ of }: { readonly of: ByCriticality }) {
  return criticalities.map((criticality) => <td key={criticality}>{formatCount(of[criticality])}</td>);
}

/** With the age of what is said: since when it is lost, or when it last reported. */
function Contact({ contact, gatewayNow }: Pick<ReviewSite, 'contact'> & Pick<Props, 'gatewayNow'>) {
  const { state, lastReportAt } = contact;
  return (
    <span className={cx('evidence', state === 'lost' && 'missing')}>
      <GlyphIcon glyph={contactLooks[state].glyph} /> {contactWords(contact, gatewayNow)}
      {state === 'connected' && lastReportAt !== null && (
        <span className={cx('quiet')}>{t('review.reported', { age: formatAge(gatewayNow - lastReportAt) })}</span>
      )}
    </span>
  );
}
