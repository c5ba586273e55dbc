import { create } from 'zustand';
import type { RunLine, RunView } from '#shared/ipc/index.ts';

/** Which VMs of which run a person has chosen to try again. */
interface Chosen {
  readonly runId: string | null;
  readonly vmIds: ReadonlySet<string>;
}

export const useAgain = create<Chosen>()(() => ({ runId: null, vmIds: new Set() }));

/** Chooses a VM, or leaves it. Only of one run at a time: each run is tried again in a review of its own. */
export function toggleAgain(runId: string, vmId: string): void {
  useAgain.setState((before) => {
    const vmIds = new Set(before.runId === runId ? before.vmIds : []);
    if (!vmIds.delete(vmId)) vmIds.add(vmId);
    return { runId, vmIds };
  });
}

export function useIsAgain(runId: string, vmId: string | null): boolean {
  return useAgain((state) => state.runId === runId && vmId !== null && state.vmIds.has(vmId));
}

/** Those of the chosen that can still be tried again, in the order of the lines. */
export function chosenOf(lines: readonly RunLine[], { vmIds }: Pick<Chosen, 'vmIds'>): readonly string[] {
  if (vmIds.size === 0) return [];
  return lines.flatMap(({ vmId, canRetry }) => (canRetry && vmId !== null && vmIds.has(vmId) ? [vmId] : []));
}

export function useChosenAgain({ runId, lines }: RunView): readonly string[] {
  const chosen = useAgain();
  return chosen.runId === runId ? chosenOf(lines, chosen) : [];
}
