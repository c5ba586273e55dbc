import { create } from 'zustand';
import type { AlertsView } from '#shared/ipc/index.ts';
import { answered, bridge } from '../bridge.ts';

/** What the console last said about notifications; null before its first answer. */
export const useAlerts = create<{ readonly view: AlertsView | null }>()(() => ({ view: null }));

export function takeAlerts(view: AlertsView): void {
  useAlerts.setState({ view });
}

export async function askAlerts(): Promise<void> {
  const answer = await answered(bridge().alertsView({}));
  if (answer.ok) takeAlerts(answer.value);
}
