import { create } from 'zustand';
import type { HostsView } from '#shared/ipc/index.ts';
import { answered, bridge } from '../bridge.ts';

interface HostsState {
  /** What the console last said; null before its first answer. */
  readonly view: HostsView | null;
  /** Rises with every answer that may have closed a gap. */
  readonly changes: number;
}

export const useHosts = create<HostsState>()(() => ({ view: null, changes: 0 }));

export function takeHosts(view: HostsView): void {
  useHosts.setState(({ changes }) => ({ view, changes: changes + 1 }));
}

export async function askHosts(): Promise<void> {
  const answer = await answered(bridge().hostsView({}));
  if (answer.ok) useHosts.setState({ view: answer.value });
}
