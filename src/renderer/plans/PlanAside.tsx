import { Prediction } from './parts/Prediction.tsx';
import { LastRun } from './parts/LastRun.tsx';
import { PlanActions } from './PlanActions.tsx';
import type { PlanTab } from './notes.ts';
import styles from './Plans.module.css';
import { classesOf } from '../ui/classes.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { counted, t, words } from '../ui/text.ts';
import type { ShownPlan } from './shown.ts';

const cx = classesOf(styles);
/** The rest is in the checks. */
const HINDRANCES_MAX = 3;
/** Said by the draft's own bar. */
const SAID_ABOVE: ReadonlySet<string> = new Set(['plan-hindrance.draft']);

/** How long it would take, what can be done with it, and what was done last. */
export function PlanAside({ onTab, ...plan }: ShownPlan & { readonly onTab: (tab: PlanTab) => void }) {
  const { connectionId, planId, view, check } = plan;
  const hindrances = view.hindrances.filter(({ code }) => !SAID_ABOVE.has(code));
  return (
    <aside className={cx('actions')} aria-label={t('plan.actions')}>
      <Prediction check={check} />
      {hindrances.slice(0, HINDRANCES_MAX).map((hindrance, at) => (
        <Callout key={at} level="warning">
          {words(hindrance)}
        </Callout>
      ))}
      {hindrances.length > HINDRANCES_MAX && (
        <Button look="quiet" onPress={() => onTab('checks')}>
          {t('plan.hindrances.more', counted(hindrances.length - HINDRANCES_MAX))}
        </Button>
      )}
      {view.plan === null ? (
        <p className={cx('quiet')}>{t('plan.notSaved')}</p>
      ) : (
        <PlanActions connectionId={connectionId} planId={planId} rev={view.plan.rev} isDrafted={view.local !== null} />
      )}
      <LastRun planId={planId} />
    </aside>
  );
}
