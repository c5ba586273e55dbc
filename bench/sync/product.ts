import type { Sync } from './figures.ts';
import { openConsole } from './console.ts';

/** The console's own first sync: from the start of the feed to the moment at which the picture can be seen. */
export const product: Sync = async (task, begin) => {
  const opened = await openConsole(task);
  const { connection, inventory } = opened;
  const replaced = new Promise<void>((resolve) => {
    connection.subscribe({ changed: () => undefined, replaced: () => resolve(), freshness: () => undefined });
  });
  begin();
  connection.start();
  await replaced;
  const { replicas, restorePoints } = inventory.reader.counts();
  const replicaIds: string[] = [];
  const wanted = task.replicaIdsMax ?? 0;
  for (const row of wanted === 0 ? [] : inventory.reader.estateRows()) {
    if (row.replicaId !== null && replicaIds.length < wanted) replicaIds.push(row.replicaId);
  }
  // Closing is no part of the sync, and must not be waited for while the clock runs.
  setImmediate(() => void opened.close());
  return { replicas, restorePoints, replicaIds };
};
