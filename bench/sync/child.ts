// One measurement: reads its task from the standard input, writes its figures to the standard output.
import { text } from 'node:stream/consumers';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Task } from './child-process.ts';
import { delta } from './delta.ts';
import { floor } from './floor.ts';
import { product } from './product.ts';
import type { Sync, SyncFigures } from './figures.ts';

const NS_PER_MS = 1e6;

async function measured(sync: Sync, task: Task): Promise<SyncFigures> {
  const delay = monitorEventLoopDelay({ resolution: 2 });
  let startedMs = 0;
  let cpuBefore = process.cpuUsage();
  const result = await sync(task, () => {
    delay.enable();
    cpuBefore = process.cpuUsage();
    startedMs = performance.now();
  });
  const seconds = (performance.now() - startedMs) / 1_000;
  const { user, system } = process.cpuUsage(cpuBefore);
  delay.disable();
  return {
    ...result,
    seconds,
    cpuSeconds: (user + system) / 1e6,
    blockP999Ms: delay.percentile(99.9) / NS_PER_MS,
    maxBlockMs: delay.max / NS_PER_MS,
    peakRssMB: Math.round(process.resourceUsage().maxRSS / 1_024),
  };
}

const task = JSON.parse(await text(process.stdin)) as Task;
const figures =
  task.kind === 'delta' ? await delta(task) : await measured(task.kind === 'product' ? product : floor, task);
process.stdout.write(JSON.stringify(figures));
