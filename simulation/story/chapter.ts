import type { ReviewRequest } from '#shared/ipc/index.ts';
import type { Dice } from '../../practice/random.ts';
import type { World } from '../world/world.ts';

/** What the operator wants to do next. */
export interface Plan extends Omit<ReviewRequest, 'connectionId' | 'reason'> {
  /** The button is pressed whatever the review says. */
  readonly regardless?: boolean;
  /** What befalls the world while the countdown runs. */
  readonly meanwhile?: () => void;
}

export type Turn = Plan | 'wait' | 'over';

/**
 * One thing that an operator sets out to do. It is asked whenever no run is open and the provider is heard; what it answers
 * is reviewed and begun, and with the end of that run the chapter is over.
 */
export interface Chapter {
  turn(): Turn;
}

export type ChapterOf = (world: World, dice: Dice) => Chapter;

export const LATEST = { kind: 'latest' } as const;

/** A plan with nothing special about it. */
export function planOf(verb: Plan['verb'], vmIds: readonly string[], changes: Partial<Plan> = {}): Plan {
  return { verb, vmIds: [...vmIds], policy: LATEST, overrides: [], evidence: [], ...changes };
}

/** The VMs of a site, as the console lists them. */
export function vmsAt(world: World, siteId: string): string[] {
  const rows = world.console.room.inventory.reader.estateRows();
  return rows.filter((row) => row.siteId === siteId).map(({ vmId }) => vmId);
}

/** The VMs that run at the provider now, as the console lists them. */
export function vmsInFailover(world: World): string[] {
  const rows = world.console.room.inventory.reader.estateRows();
  return rows.filter(({ state }) => state === 'failover').map(({ vmId }) => vmId);
}
