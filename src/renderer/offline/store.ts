import { create } from 'zustand';
import type { AwayReport, DryRun, DryRunVerb } from '#shared/ipc/index.ts';
import { answered, bridge } from '../bridge.ts';
import { useConnections } from '../connections/store.ts';
import { takeNotice } from '../app/notices.ts';

/** By connection: what changed while it was not heard; null where there is nothing to read. */
export const useAway = create<{ readonly reports: Readonly<Record<string, AwayReport | null>> }>()(() => ({
  reports: {},
}));

const asked = new Set<string>();

export function knowsAway(connectionId: string): boolean {
  return asked.has(connectionId);
}

export async function askAway(connectionId: string): Promise<void> {
  asked.add(connectionId);
  const answer = await answered(bridge().awayReport({ connectionId }));
  if (answer.ok) useAway.setState(({ reports }) => ({ reports: { ...reports, [connectionId]: answer.value } }));
  else asked.delete(connectionId);
}

export function useAwayReport(): AwayReport | null {
  const currentId = useConnections((state) => state.currentId);
  return useAway((state) => (currentId === null ? null : (state.reports[currentId] ?? null)));
}

/** It stays on the screen until the console has let go of it. */
export async function acknowledgeAway(connectionId: string, until: number): Promise<void> {
  const answer = await answered(bridge().awayAcknowledge({ connectionId, until }));
  if (!answer.ok) takeNotice({ id: 'away', level: 'error', message: answer.failure.message, at: Date.now() });
}

/** Never kept: a dry run is of the facts as they are when it is asked for. */
export function askDryRun(connectionId: string, planId: string, verb: DryRunVerb) {
  return answered<DryRun>(bridge().planDryRun({ connectionId, planId, verb, policy: { kind: 'latest' } }));
}
