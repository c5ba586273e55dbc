import type { PlanSummary, PlanVerification } from '#shared/ipc/index.ts';
import { go } from '../app/navigation.ts';
import { useCurrentConnection } from '../connections/store.ts';
import { Age } from '../ui/Age.tsx';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { counted, t, words } from '../ui/text.ts';
import list from '../ui/List.module.css';
import { askPlan } from './dialogs/store.ts';
import { PlanPage } from './PlanPage.tsx';
import styles from './Plans.module.css';
import { VerifiedMark } from './parts/VerifiedMark.tsx';
import { usePlanList, usePlans, useVerifications } from './store.ts';

const cx = classesOf({ ...list, ...styles });

export function PlansPage({ planId }: { readonly planId: string | null }) {
  const connection = useCurrentConnection();
  if (connection === null) return null;
  if (planId !== null) return <PlanPage key={planId} connectionId={connection.id} planId={planId} />;
  return <PlanList connectionId={connection.id} />;
}

function PlanList({ connectionId }: { readonly connectionId: string }) {
  const plans = usePlanList(connectionId);
  const verifiedOf = useVerifications(connectionId);
  const failure = usePlans((state) => state.failure);
  return (
    <section className={cx('list')} aria-label={t('plans.title')}>
      <header className={cx('listHead', 'headWithButton')}>
        <h1>{t('plans.title')}</h1>
        <Button onPress={() => askPlan({ is: 'new', vmIds: [] })}>{t('plan.new')}</Button>
      </header>
      {failure && <Callout level="error">{words(failure.message)}</Callout>}
      {plans?.length === 0 && (
        <div className={cx('none')}>
          <p>{t('plans.none')}</p>
          <p>{t('plans.none.hint')}</p>
          <p>{t('plans.none.how')}</p>
        </div>
      )}
      <ul>
        {plans?.map((plan) => (
          <li key={plan.planId}>
            <PlanEntry plan={plan} verified={verifiedOf(plan.planId)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface EntryProps {
  readonly plan: PlanSummary;
  /** Null before it is known, and of a draft that the provider has no plan of. */
  readonly verified: PlanVerification | null;
}

function PlanEntry({ plan, verified }: EntryProps) {
  const { lastTest } = plan;
  return (
    <button
      type="button"
      className={cx('entry', 'planEntry')}
      onClick={() => go({ kind: 'plans', planId: plan.planId })}
    >
      <span className={cx('title')}>{plan.name}</span>
      <span className={cx('quiet')}>{t('plans.members', counted(plan.members))}</span>
      <span>{verified && <VerifiedMark verified={verified} />}</span>
      <span className={cx('quiet')}>
        {lastTest === null ? (
          t('plans.neverTested')
        ) : (
          <>
            {t(`ending.${lastTest.ending}`)}, <Age at={lastTest.at} />
          </>
        )}
      </span>
      <span className={cx('quiet')}>{plan.draft !== 'none' && t(`plans.draft.${plan.draft}`)}</span>
      <Age at={plan.updatedAt} className={cx('quiet')} />
    </button>
  );
}
