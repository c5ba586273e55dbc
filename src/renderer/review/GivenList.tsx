import { useMemo } from 'react';
import type { GivenEvidence, GivenView, Review } from '#shared/ipc/index.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { GlyphIcon } from '../ui/GlyphIcon.tsx';
import { counted, formatCount, t, words } from '../ui/text.ts';
import { formatAge, formatFull } from '../ui/time.ts';
import { withoutGiven } from './given.ts';
import styles from './ReviewPage.module.css';
import { changeReview, useReview } from './store.ts';

const cx = classesOf(styles);

interface Props {
  readonly review: Review;
  readonly readOnly: boolean;
  readonly gatewayNow: number;
}

/** What people said and decided in the review. It counts for this one only, and each word can be taken back. */
export function GivenList({ review, readOnly, gatewayNow }: Props) {
  const { given, items, excluded } = review;
  const names = useMemo(
    () => new Map([...items, ...excluded].map(({ vmId, name }) => [vmId, name])),
    [items, excluded],
  );
  if (given.length === 0) return null;
  return (
    <ul className={cx('given')} tabIndex={0} aria-label={t('given.label')}>
      {given.map((view, index) => (
        <li key={index}>
          <GivenLine
            view={view}
            text={givenWords(view.given, review, names)}
            gatewayNow={gatewayNow}
            readOnly={readOnly}
          />
        </li>
      ))}
    </ul>
  );
}

interface LineProps extends Omit<Props, 'review'> {
  readonly view: GivenView;
  readonly text: string;
}

function GivenLine({ view: { given, lapsed }, text, gatewayNow, readOnly }: LineProps) {
  const isMaking = useReview((state) => state.isMaking);
  const at = given.kind === 'attestation' ? given.at : undefined;
  return (
    <>
      <span className={cx('evidence', lapsed !== null && 'missing')}>
        <GlyphIcon glyph={lapsed === null ? glyphs[given.kind] : 'cross'} />
        <span>
          {text}{' '}
          {at !== undefined && (
            <span className={cx('quiet')} title={formatFull(at)}>
              {t('given.at', { age: formatAge(gatewayNow - at) })}
            </span>
          )}
          {lapsed !== null && <strong className={cx('lapsed')}>{words(lapsed)}</strong>}
        </span>
      </span>
      {!readOnly && (
        <Button
          look="quiet"
          isDisabled={isMaking}
          aria-label={t('given.takeBackOf', { what: text })}
          onPress={() => void changeReview((request) => withoutGiven(request, given))}
        >
          {t('given.takeBack')}
        </Button>
      )}
    </>
  );
}

const glyphs = { attestation: 'tick', override: 'double-bar', 'decline-power-off': 'skip' } as const;

type Names = ReadonlyMap<string, string>;

function givenWords(given: GivenEvidence, { sites }: Review, names: Names): string {
  switch (given.kind) {
    case 'attestation': {
      const said = { who: given.who, how: given.howKnown };
      if (given.vmId !== null) return t('given.vm', { ...said, vm: names.get(given.vmId) ?? given.vmId });
      const site = sites.find(({ siteId }) => siteId === given.siteId)?.name ?? given.siteId ?? '';
      return t('given.site', { ...said, site });
    }
    case 'override':
      return t('given.risk', {
        ...counted(given.vmIds.length),
        names: namesOf(given.vmIds, names),
        reason: given.reason,
      });
    case 'decline-power-off':
      return t('given.declined', { ...counted(given.vmIds.length), names: namesOf(given.vmIds, names) });
  }
}

const NAMES_MAX = 3;

function namesOf(vmIds: readonly string[], names: Names): string {
  const first = vmIds.slice(0, NAMES_MAX).map((vmId) => names.get(vmId) ?? vmId);
  const more = vmIds.length - NAMES_MAX;
  return more <= 0 ? first.join(', ') : t('given.names', { names: first.join(', '), count: formatCount(more) });
}

/** An override of the run before is not taken over. */
export function RiskUndecided({ missing }: { readonly missing: number }) {
  const overrides = useReview((state) => state.undecided?.overrides ?? none);
  const n = new Set(overrides.flatMap(({ vmIds }) => vmIds)).size;
  return n === 0 || missing === 0 ? null : <Callout level="info">{t('again.risk', counted(n))}</Callout>;
}

const none: readonly never[] = [];
