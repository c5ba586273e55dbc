import type { GroupBy } from '#shared/ipc/look.ts';
import { useConnections } from '../connections/store.ts';
import type { Camera } from './geometry/camera.ts';
import type { Reach } from './layout/find.ts';
import type { LaidOut } from './layout/layout.ts';

/** How a map was left, for whoever comes back to it from another page. */
export interface LeftMap {
  readonly groupBy: GroupBy;
  /** Null where all of the map was in view. */
  readonly camera: Camera | null;
  /** What the keyboard was on, by id: slots may have moved meanwhile. */
  readonly focus: { readonly vmId: string; readonly isReplica: boolean } | null;
}

/** What outlives the map's page, for each connection. */
export interface MapMemory {
  /** The last layout of each grouping: whoever comes back to it finds everybody where they were. */
  readonly laidOutBy: Map<GroupBy, LaidOut>;
  reach: Reach;
  left: LeftMap | null;
}

export const emptyMemory = (): MapMemory => ({ laidOutBy: new Map(), reach: 'touching', left: null });

const memories = new Map<string, MapMemory>();

export function memoryOf(connectionId: string): MapMemory {
  const { connections } = useConnections.getState();
  forgetOthers(new Set(connections?.map(({ id }) => id)).add(connectionId));
  const memory = memories.get(connectionId) ?? emptyMemory();
  memories.set(connectionId, memory);
  return memory;
}

/** A layout of 10,000 VMs is not kept for a connection that was removed. */
function forgetOthers(ids: ReadonlySet<string>): void {
  for (const id of memories.keys()) if (!ids.has(id)) memories.delete(id);
}
