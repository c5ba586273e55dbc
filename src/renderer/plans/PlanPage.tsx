import { ArrowLeft } from 'lucide-react';
import type { PlanView } from '#shared/ipc/index.ts';
import { go } from '../app/navigation.ts';
import { DryRunButton } from '../offline/DryRunButton.tsx';
import { Age } from '../ui/Age.tsx';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { Fact, Facts } from '../ui/Facts.tsx';
import { t, words } from '../ui/text.ts';
import { PlanActions } from './PlanActions.tsx';
import { PlanOrder } from './PlanOrder.tsx';
import styles from './Plans.module.css';
import { PlanTests } from './PlanTests.tsx';
import { usePlan, usePlans } from './store.ts';

const cx = classesOf(styles);

interface Props {
  readonly connectionId: string;
  readonly planId: string;
}

/** What a plan says, how it was tested, and what can be done with it. */
export function PlanPage({ connectionId, planId }: Props) {
  const view = usePlan(connectionId, planId);
  const failure = usePlans((state) => state.failure);
  if (!view) return failure ? <Callout level="error">{words(failure.message)}</Callout> : null;
  const drafted = view.local?.draft ?? view.plan;
  return (
    <article className={cx('page')} aria-label={view.name}>
      <header className={cx('head')}>
        <Button look="icon" aria-label={t('plan.back')} onPress={() => go({ kind: 'plans', planId: null })}>
          <ArrowLeft size={16} aria-hidden="true" />
        </Button>
        <h1>{view.name}</h1>
        <DryRunButton connectionId={connectionId} planId={planId} />
      </header>
      <div className={cx('columns')}>
        <div className={cx('main')}>
          {view.hindrances.length > 0 && <Hindrances view={view} />}
          <PlanFacts view={view} />
          {drafted && <PlanOrder members={drafted.members} gates={drafted.gates} />}
          <PlanTests tests={view.plan?.tests ?? []} />
        </div>
        {view.plan && <PlanActions connectionId={connectionId} planId={planId} />}
      </div>
    </article>
  );
}

function Hindrances({ view }: { readonly view: PlanView }) {
  return (
    <section className={cx('section')} aria-label={t('plan.hindrances')}>
      <h2>{t('plan.hindrances')}</h2>
      {view.hindrances.map((hindrance, index) => (
        <Callout key={index} level="warning">
          {words(hindrance)}
        </Callout>
      ))}
    </section>
  );
}

function PlanFacts({ view }: { readonly view: PlanView }) {
  const { plan } = view;
  if (plan === null) return null;
  return (
    <section className={cx('section')}>
      {plan.description !== '' && <p className={cx('description')}>{plan.description}</p>}
      <Facts>
        <Fact name={t('plan.changed')} source={plan.updatedBy.name}>
          <Age at={plan.updatedAt} />
        </Fact>
        <Fact name={t('plan.kind')}>{t(`plan.kind.${plan.replicaKind}`)}</Fact>
        {plan.contacts.length > 0 && (
          <Fact name={t('plan.contacts')}>
            {plan.contacts.map(({ name, role, phone, email }) => (
              <p key={`${name} ${role}`}>{[name, role, phone, email].filter(Boolean).join(', ')}</p>
            ))}
          </Fact>
        )}
      </Facts>
    </section>
  );
}
