import { type ComponentType, type FunctionComponent, useEffect, useSyncExternalStore } from 'react';

/** A part of the window whose script is not in the first one: the first picture does not wait for it. */
export interface Later<Props extends object> {
  /** Draws nothing until its script is there. */
  readonly Part: FunctionComponent<Props>;
  readonly isThere: () => boolean;
  /** Rejects where the script cannot be read; the next call tries again. */
  readonly load: () => Promise<void>;
}

export function later<Props extends object>(fetch: () => Promise<ComponentType<Props>>): Later<Props> {
  let there: ComponentType<Props> | null = null;
  let loading: Promise<void> | null = null;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const fetched = async () => {
    try {
      there = await fetch();
    } catch (error) {
      loading = null;
      throw error;
    }
    for (const listener of [...listeners]) listener();
  };
  const load = () => (loading ??= fetched());
  function Part(props: Props) {
    const Now = useSyncExternalStore(subscribe, () => there);
    useEffect(() => {
      if (Now === null) void load().catch(() => undefined);
    }, [Now]);
    return Now === null ? null : <Now {...props} />;
  }
  return { Part, isThere: () => there !== null, load };
}

/** Fetches the parts one after another while nothing else is to be done, so that each is there before it is wanted. */
export async function loadWhenIdle(parts: readonly Pick<Later<object>, 'load'>[]): Promise<void> {
  for (const part of parts) {
    await new Promise<void>((resolve) => requestIdleCallback(() => resolve()));
    // Whoever opens it is told; here it was only early.
    await part.load().catch(() => undefined);
  }
}
