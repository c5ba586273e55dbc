import { useState } from 'react';
import type { Answer, AlertsView, ConsoleFailure } from '#shared/ipc/index.ts';
import { useCall } from '../connect/useCall.ts';
import { takeAlerts } from './store.ts';

/** What the forms of all channels share: what is typed, what became of it, and what went wrong last. */
export function useChannelForm<Draft>(first: () => Draft, onSaved: () => void) {
  const [draft, setDraft] = useState(first);
  const [testFailure, setTestFailure] = useState<ConsoleFailure | null>(null);
  const call = useCall();
  /** Saves or removes the channel, as it is asked; nothing typed is lost where that fails. */
  const settle = async (asked: Promise<Answer<AlertsView>>) => {
    setTestFailure(null);
    const view = await call.run(asked);
    if (!view) return;
    takeAlerts(view);
    onSaved();
  };
  return {
    draft,
    change: (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part })),
    failure: call.failure ?? testFailure,
    isBusy: call.isBusy,
    settle,
    onTestFailed: setTestFailure,
  };
}
