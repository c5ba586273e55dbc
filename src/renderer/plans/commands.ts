import type { RunVerb } from '#shared/domain/index.ts';
import type { EstatePicture, PlanSummary } from '#shared/ipc/index.ts';
import { go } from '../app/navigation.ts';
import { makeReview } from '../review/store.ts';
import { countOf, type Mask, slotsOf } from '../selection/mask.ts';
import type { Command } from '../ui/command.ts';
import { counted, t } from '../ui/text.ts';
import { verbWord } from '../ui/verbs.ts';
import { askPlan } from './dialogs/store.ts';

const planVerbs = ['test-failover', 'planned-failover', 'failover'] as const satisfies readonly RunVerb[];

interface Facts {
  readonly plans: readonly PlanSummary[];
  readonly picture: EstatePicture | null;
  readonly mask: Mask;
  readonly currentId: string | null;
}

/** A new plan, empty or of what is selected, and each plan with what can be ordered by it. */
export function planCommands({ plans, picture, mask, currentId }: Facts): readonly Command[] {
  const selected = countOf(mask);
  const vmIds = (): readonly string[] => slotsOf(mask).map((slot) => picture?.vmIds[slot] ?? '');
  const nothing = selected === 0 ? t('palette.blocked.nothingSelected') : null;
  const change = (id: string, title: string, blocked: string | null, run: () => void): Command => ({
    ...{ id: `plan ${id}`, kind: 'change', title, beside: '', blocked, run },
  });
  return [
    change('new', t('plan.new'), null, () => askPlan({ is: 'new', vmIds: [] })),
    change('of', t('plan.new.of', counted(selected)), nothing, () => askPlan({ is: 'new', vmIds: vmIds() })),
    change('add', t('plan.add.title', counted(selected)), nothing, () => askPlan({ is: 'add', vmIds: vmIds() })),
    ...plans.flatMap((plan) => [
      {
        id: `plan ${plan.planId}`,
        kind: 'plan' as const,
        title: plan.name,
        beside: t('plans.members', counted(plan.members)),
        blocked: null,
        run: () => go({ kind: 'plans', planId: plan.planId }),
      },
      ...planVerbs.map((verb) => planVerbCommand(plan, verb, currentId ?? '')),
    ]),
  ];
}

/** By the plan as it is at the provider. A draft that no provider has cannot be started. */
function planVerbCommand({ planId, name, draft }: PlanSummary, verb: RunVerb, connectionId: string): Command {
  return {
    id: `plan ${verb} ${planId}`,
    kind: 'plan',
    title: t('palette.planVerb', { verb: verbWord(verb), name }),
    beside: '',
    blocked: draft === 'only' ? t('plan.notSaved') : null,
    run: () => {
      go({ kind: 'plans', planId });
      void makeReview({ connectionId, verb, vmIds: [], planId, scope: null });
    },
  };
}
