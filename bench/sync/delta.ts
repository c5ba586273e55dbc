import type { DeltaFigures } from './figures.ts';
import type { Task } from './child-process.ts';
import { openConsole } from './console.ts';

/** From the start of the feed to the commit of the 100th change that happened meanwhile: connecting is part of it. */
export async function delta(task: Task): Promise<DeltaFigures> {
  const opened = await openConsole(task);
  const { connection } = opened;
  const wanted = task.changes ?? 1;
  let committed = 0;
  const reached = new Promise<number>((resolve) => {
    connection.subscribe({
      changed(changes) {
        committed += changes.length;
        if (committed >= wanted) resolve(performance.now());
      },
      replaced: () => undefined,
      freshness: () => undefined,
    });
  });
  const startedMs = performance.now();
  connection.start();
  const ms = (await reached) - startedMs;
  await opened.close();
  return { ms };
}
