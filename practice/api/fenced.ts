import type { Provider } from '../provider/context.ts';

const counts = new WeakMap<Provider, number>();

/** Writes down that somebody who had lost a run still sent something for it. Counted since this process began. */
export function noteFenced(p: Provider): void {
  counts.set(p, fencedRefusals(p) + 1);
}

export function fencedRefusals(p: Provider): number {
  return counts.get(p) ?? 0;
}
