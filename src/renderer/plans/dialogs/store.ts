import { create } from 'zustand';
import { useConnections } from '../../connections/store.ts';
import { go } from '../../app/navigation.ts';

/** Which question about plans is asked; it lies over whatever page asked it. */
export type PlanDialog =
  | { readonly is: 'new'; readonly vmIds: readonly string[] }
  | { readonly is: 'add'; readonly vmIds: readonly string[] }
  | { readonly is: 'remove'; readonly planId: string };

export const usePlanDialog = create<{ readonly dialog: PlanDialog | null }>()(() => ({ dialog: null }));

export function askPlan(dialog: PlanDialog): void {
  if (useConnections.getState().currentId !== null) usePlanDialog.setState({ dialog });
}

export function closePlanDialog(): void {
  usePlanDialog.setState({ dialog: null });
}

/** To the plan, with the question answered. */
export function showPlan(planId: string | null): void {
  closePlanDialog();
  go({ kind: 'plans', planId });
}
