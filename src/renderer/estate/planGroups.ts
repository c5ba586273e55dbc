import { useEffect } from 'react';
import { create } from 'zustand';
import { answered, bridge } from '../bridge.ts';
import { usePlans } from '../plans/store.ts';

/** A plan as map and filter need it: where a VM is in several, the first has it on the map. */
export interface PlanGroup {
  readonly id: string;
  readonly name: string;
  readonly vmIds: readonly string[];
}

const none: readonly PlanGroup[] = [];

/** By connection, as they were last told: whoever asks for them has them at once. */
const useGroups = create<Readonly<Record<string, readonly PlanGroup[]>>>()(() => ({}));

/** The plans with their members, asked for only while somebody wants them, and again whenever they changed. */
export function usePlanGroups(connectionId: string, isWanted: boolean): readonly PlanGroup[] {
  const changes = usePlans((state) => state.changes);
  const groups = useGroups((state) => state[connectionId] ?? none);
  useEffect(() => {
    if (!isWanted) return;
    let isOver = false;
    void askPlanGroups(connectionId).then((asked) => {
      if (!isOver && asked !== null) useGroups.setState({ [connectionId]: asked });
    });
    return () => {
      isOver = true;
    };
  }, [connectionId, isWanted, changes]);
  return isWanted ? groups : none;
}

/** Null where the console cannot say: what was known stays on the map. Drafts that no provider has are no plans yet. */
async function askPlanGroups(connectionId: string): Promise<readonly PlanGroup[] | null> {
  const list = await answered(bridge().planList({ connectionId }));
  if (!list.ok) return null;
  const answers = await Promise.all(
    list.value.map(({ planId }) => answered(bridge().planGet({ connectionId, planId }))),
  );
  const groups: PlanGroup[] = [];
  for (const answer of answers) {
    if (!answer.ok) return null;
    const { planId, name, plan } = answer.value;
    if (plan !== null) groups.push({ id: planId, name, vmIds: plan.members.map(({ vmId }) => vmId) });
  }
  return groups.sort((a, b) => a.name.localeCompare(b.name));
}
