import type { Review, ReviewItem, ReviewSite } from '#shared/ipc/index.ts';
import { gatewayNow, useCurrentConnection } from '../connections/store.ts';
import { contactLooks, contactWords } from '../estate/contact.ts';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { useNow } from '../ui/clock.ts';
import { GlyphIcon } from '../ui/GlyphIcon.tsx';
import { counted, formatCount, t } from '../ui/text.ts';
import table from '../ui/Table.module.css';
import { AttestForm } from './AttestForm.tsx';
import { DeclinePowerOff } from './DeclinePowerOff.tsx';
import { GivenList, RiskUndecided } from './GivenList.tsx';
import { OneByOne } from './OneByOne.tsx';
import styles from './ReviewPage.module.css';

const cx = classesOf({ ...table, ...styles });

/** Is the other copy off? For each site what the provider hears of it, and what is missing still. */
export function EvidenceSection({ review, readOnly }: { readonly review: Review; readonly readOnly: boolean }) {
  const now = gatewayNow(useCurrentConnection(), useNow());
  const isNeeded = review.items.some((item) => item.evidence.kind !== 'not-needed');
  const missing = review.items.filter((item) => item.evidence.kind === 'missing');
  const running = review.items.filter((item) => item.evidence.kind === 'power-off-step');
  if (!isNeeded && review.given.length === 0) return null;
  return (
    <section className={cx('section')} aria-labelledby="review-evidence">
      <h2 id="review-evidence">{t('review.evidence')}</h2>
      <table className={cx('table')}>
        <thead>
          <tr>
            <th scope="col">{t('review.site')}</th>
            <th scope="col">{t('review.contact')}</th>
            <th scope="col">{t('review.fig.vms')}</th>
            <th scope="col">{t('review.withoutEvidence')}</th>
          </tr>
        </thead>
        <tbody>
          {review.sites.map((site) => (
            <SiteRow key={site.siteId} site={site} gatewayNow={now} />
          ))}
        </tbody>
      </table>
      <GivenList review={review} readOnly={readOnly} gatewayNow={now} />
      {!readOnly && <RiskUndecided missing={missing.length} />}
      {running.length > 0 && !readOnly && <DeclinePowerOff running={running} />}
      {missing.length > 0 && <Callout level="warning">{t('review.evidenceMissing', counted(missing.length))}</Callout>}
      {missing.length > 0 && !readOnly && <MissingEvidence sites={review.sites} missing={missing} />}
      {missing.length === 0 && (
        <p className={cx('evidence', 'good')}>
          <GlyphIcon glyph="tick" /> {t('review.evidenceComplete')}
        </p>
      )}
    </section>
  );
}

function SiteRow({ site, gatewayNow: now }: { readonly site: ReviewSite; readonly gatewayNow: number }) {
  return (
    <tr>
      <td>{site.name}</td>
      <td className={cx('nowrap')}>
        <span className={cx('evidence', site.contact.state === 'lost' && 'missing')}>
          <GlyphIcon glyph={contactLooks[site.contact.state].glyph} /> {contactWords(site.contact, now)}
        </span>
      </td>
      <td>{formatCount(site.vms)}</td>
      <td className={cx(site.withoutEvidence > 0 && 'missing')}>
        {site.withoutEvidence === 0 ? t('review.noneMissing') : formatCount(site.withoutEvidence)}
      </td>
    </tr>
  );
}

function MissingEvidence({
  sites,
  missing,
}: {
  readonly sites: readonly ReviewSite[];
  readonly missing: readonly ReviewItem[];
}) {
  return (
    <>
      {sites
        .filter((site) => site.withoutEvidence > 0)
        .map((site) => (
          <AttestForm key={site.siteId} site={site} />
        ))}
      <OneByOne missing={missing} />
    </>
  );
}
