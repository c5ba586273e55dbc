import { BadgeCheck, CircleDashed, CircleHelp, TriangleAlert } from 'lucide-react';
import type { PlanVerification } from '#shared/ipc/index.ts';
import { Age } from '../../ui/Age.tsx';
import { classesOf } from '../../ui/classes.ts';
import { t, words } from '../../ui/text.ts';
import styles from '../Plans.module.css';

const cx = classesOf(styles);

const icons = { verified: BadgeCheck, expired: TriangleAlert, unwatched: CircleHelp, never: CircleDashed } as const;

/** Whether the plan is known to work, in a word; why not is one hover, or the checks, away. */
export function VerifiedMark({ verified }: { readonly verified: PlanVerification }) {
  const Icon = icons[verified.is];
  const why = 'changed' in verified ? verified.changed.map((one) => words(one)).join(' ') : '';
  return (
    <span className={cx('verification', verified.is)} title={why}>
      <Icon size={14} aria-hidden="true" />
      {t(`plan.verified.${verified.is}`)}
      {verified.is !== 'never' && <Age at={verified.at} className={cx('quiet')} />}
    </span>
  );
}

/** The same with what has changed since. */
export function Verification({ verified }: { readonly verified: PlanVerification }) {
  return (
    <div className={cx('stack')}>
      <VerifiedMark verified={verified} />
      <p className={cx('quiet')}>{explain(verified)}</p>
      {'changed' in verified && verified.changed.length > 0 && (
        <ul className={cx('changes')} aria-label={t('plan.verified.changes')}>
          {verified.changed.map((one) => (
            <li key={one.code}>{words(one)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function explain(verified: PlanVerification): string {
  switch (verified.is) {
    case 'never':
      return t('plan.verified.explain.never');
    case 'unwatched':
      return t('plan.verified.explain.unwatched', { by: verified.by });
    case 'verified':
    case 'expired':
      return verified.how === 'check'
        ? t('plan.verified.explain.check')
        : t('plan.verified.explain.test', { by: verified.by ?? '' });
  }
}
