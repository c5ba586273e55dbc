import type { Review, ReviewItem, ReviewSite } from '#shared/ipc/index.ts';
import { gatewayNow, useCurrentConnection } from '../connections/store.ts';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { useNow } from '../ui/clock.ts';
import { GlyphIcon } from '../ui/GlyphIcon.tsx';
import { counted, t } from '../ui/text.ts';
import { AttestForm } from './AttestForm.tsx';
import { DeclinePowerOff } from './DeclinePowerOff.tsx';
import { GivenList, RiskUndecided } from './GivenList.tsx';
import { OneByOne } from './OneByOne.tsx';
import styles from './ReviewPage.module.css';
import { SitesTable } from './SitesTable.tsx';

const cx = classesOf(styles);

/** Where the VMs are; and, where that matters, whether the other copy is off: what says so, and what is missing still. */
export function EvidenceSection({ review, readOnly }: { readonly review: Review; readonly readOnly: boolean }) {
  const now = gatewayNow(useCurrentConnection(), useNow());
  const isNeeded = review.items.some((item) => item.evidence.kind !== 'not-needed');
  const missing = review.items.filter((item) => item.evidence.kind === 'missing');
  const running = review.items.filter((item) => item.evidence.kind === 'power-off-step');
  if (review.sites.length === 0) return null;
  return (
    <section className={cx('section')} aria-labelledby="review-evidence">
      <h2 id="review-evidence">{t(isNeeded ? 'review.evidence' : 'review.sites')}</h2>
      <SitesTable sites={review.sites} total={review.byCriticality} showsEvidence={isNeeded} gatewayNow={now} />
      <GivenList review={review} readOnly={readOnly} gatewayNow={now} />
      {!readOnly && <RiskUndecided missing={missing.length} />}
      {running.length > 0 && !readOnly && <DeclinePowerOff running={running} />}
      {missing.length > 0 && <Callout level="warning">{t('review.evidenceMissing', counted(missing.length))}</Callout>}
      {missing.length > 0 && !readOnly && <MissingEvidence sites={review.sites} missing={missing} />}
      {isNeeded && missing.length === 0 && (
        <p className={cx('evidence', 'good')}>
          <GlyphIcon glyph="tick" /> {t('review.evidenceComplete')}
        </p>
      )}
    </section>
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
