import { useEffect } from 'react';
import { create } from 'zustand';
import type { Answer, ConsoleFailure, FailbackSummary, FailbackView, Preflight } from '#shared/ipc/index.ts';
import { answered, bridge } from '../bridge.ts';

/** What the console last said about the wizards. Older facts stay on the screen until the newer are here. */
interface FailbackState {
  /** By connection. */
  readonly lists: Readonly<Record<string, readonly FailbackSummary[]>>;
  /** By wizard; null: it is closed, or was never there. */
  readonly views: Readonly<Record<string, FailbackView | null>>;
  readonly preflights: Readonly<Record<string, Preflight>>;
  readonly failure: ConsoleFailure | null;
  /** Rises when the console says that something of a wizard changed. */
  readonly changes: number;
}

export const useFailbacks = create<FailbackState>()(() => ({
  lists: {},
  views: {},
  preflights: {},
  failure: null,
  changes: 0,
}));

export function failbacksChanged(): void {
  useFailbacks.setState(({ changes }) => ({ changes: changes + 1 }));
}

/** Questions that are under way, and whether something changed since they were asked. */
const asking = new Map<string, { readonly changed: () => boolean; readonly note: () => void }>();

/** One question of a kind at a time; what changes meanwhile is asked for once more, after the answer. */
async function askLatest<T>(
  key: string,
  ask: () => Promise<Answer<T>>,
  take: (answer: Answer<T>) => void,
): Promise<void> {
  const underWay = asking.get(key);
  if (underWay !== undefined) {
    underWay.note();
    return;
  }
  let again = false;
  asking.set(key, { changed: () => again, note: () => (again = true) });
  take(await answered(ask()));
  const isOld = asking.get(key)?.changed() === true;
  asking.delete(key);
  if (isOld) await askLatest(key, ask, take);
}

/** The open wizards of a connection; null before the first answer. */
export function useFailbackList(connectionId: string | null): readonly FailbackSummary[] | null {
  const changes = useFailbacks((state) => state.changes);
  useEffect(() => {
    if (connectionId === null) return;
    const take = (answer: Answer<readonly FailbackSummary[]>) => {
      if (answer.ok) useFailbacks.setState(({ lists }) => ({ lists: { ...lists, [connectionId]: answer.value } }));
      useFailbacks.setState({ failure: answer.ok ? null : answer.failure });
    };
    void askLatest(`list ${connectionId}`, () => bridge().failbackList({ connectionId }), take);
  }, [connectionId, changes]);
  return useFailbacks((state) => (connectionId === null ? null : (state.lists[connectionId] ?? null)));
}

/** A wizard as it is now; undefined before the first answer, null where there is none. */
export function useFailbackView(connectionId: string, failbackId: string): FailbackView | null | undefined {
  const changes = useFailbacks((state) => state.changes);
  useEffect(() => {
    void askLatest(
      `view ${failbackId}`,
      () => bridge().failbackView({ connectionId, failbackId }),
      takeView(failbackId),
    );
  }, [connectionId, failbackId, changes]);
  return useFailbacks((state) => state.views[failbackId]);
}

/** What is known before it begins; null before the first answer. */
export function usePreflight(connectionId: string, failbackId: string): Preflight | null {
  const changes = useFailbacks((state) => state.changes);
  const choice = useFailbacks((state) => state.views[failbackId]?.choice);
  useEffect(() => {
    const take = (answer: Answer<Preflight>) => {
      if (answer.ok)
        useFailbacks.setState(({ preflights }) => ({ preflights: { ...preflights, [failbackId]: answer.value } }));
    };
    void askLatest(`preflight ${failbackId}`, () => bridge().failbackPreflight({ connectionId, failbackId }), take);
  }, [connectionId, failbackId, changes, choice]);
  return useFailbacks((state) => state.preflights[failbackId] ?? null);
}

/** What comes back of a choice, a tick, a leaving: the wizard as it is now, or why it could not be kept. */
export function takeView(failbackId: string): (answer: Answer<FailbackView>) => void {
  return (answer) => {
    if (answer.ok) useFailbacks.setState(({ views }) => ({ views: { ...views, [failbackId]: answer.value } }));
    else if (answer.failure.code === 'not-found')
      useFailbacks.setState(({ views }) => ({ views: { ...views, [failbackId]: null } }));
    useFailbacks.setState({ failure: answer.ok || answer.failure.code === 'not-found' ? null : answer.failure });
  };
}
