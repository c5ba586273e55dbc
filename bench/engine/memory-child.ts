// One run of 10,000 VMs, by the real desk with the real journal, from its countdown to its end, in a process of its own.
// Writes its figures to the standard output. The provider is in the same memory, and counts with it.
import { join } from 'node:path';
import type { Appliance, Replica } from '../../src/shared/domain/index.ts';
import type { CommittedChange } from '../../src/main/core/gateway/port.ts';
import { RunDesk } from '../../src/main/core/engine/run-desk.ts';
import { replicaCalled } from '../../src/main/core/engine/testing/desk-world.ts';
import { ManualClock } from '../../src/main/core/engine/testing/manual-clock.ts';
import { ScriptedProvider } from '../../src/main/core/engine/testing/scripted-provider.ts';
import { testInstallation } from '../../src/main/core/report/evidence/testing/installation.ts';
import { openJournal } from '../../src/main/core/store/index.ts';
import type { MemoryFigures } from './memory.ts';
import { planOf } from './story.ts';

const VMS = 10_000;
const STARTS_AT_ONCE = 500;
/** Every order takes so long on the simulated clock. */
const ORDER_MS = 10_000;
const STEP_MS = 1_000;
/** Some ten minutes are enough. */
const LONGEST_MS = 3_600_000;

const folder = process.argv[2];
if (folder === undefined) throw new Error('a folder is needed');
const opened = openJournal({ path: join(folder, 'journal.sqlite') });
if (!opened.ok) throw new Error(opened.failure.detail);
const journal = opened.value;
const clock = new ManualClock();
const provider = new ScriptedProvider(clock);

let ids = 0;
const quiet = (): void => undefined;
const desk = new RunDesk({
  connectionId: 'bench',
  gateway: provider,
  reader: provider.reader(),
  journal,
  clock,
  ids: { uuid: () => `id-${++ids}` },
  log: { info: quiet, warn: (...said) => console.error(...said), error: (...said) => console.error(...said) },
  instanceId: 'bench',
  installation: testInstallation,
  freshness: () => ({ state: 'live', heardAt: clock.wallMs() }),
  subject: () => ({ id: 'p1', name: 'Ada', roles: ['operator'] }),
  limits: () => ({
    startsAtOnce: STARTS_AT_ONCE,
    undoGroupSize: 5,
    undoGroupIntervalMs: 10_000,
    guestShutdownGraceMs: 0,
    pointsKept: 28,
  }),
  act: () => Promise.reject(new Error('a plan without acts')),
  changed: quiet,
});

/** How the feed tells that an order succeeded, and then its effect. */
function endingOf(key: string): CommittedChange[] {
  const operation = provider.operations.get(key);
  if (operation === undefined) throw new Error(`${key} was never accepted`);
  const { id, order } = operation;
  const line = { rev: 2, causedBy: id, op: 'upsert' } as const;
  provider.seq += 2;
  const ended = {
    ...line,
    seq: provider.seq - 1,
    kind: 'operation',
    id,
    body: { ...operation, state: 'succeeded' },
  } as const;
  if ('applianceId' in order) {
    const ready = { power: 'on', scope: 'partial-site', connectivity: 'connected' } as const;
    const prepared = { id: order.applianceId, ...ready, changedBy: id } as Appliance;
    return [ended, { ...line, seq: provider.seq, kind: 'appliance', id: prepared.id, body: prepared }];
  }
  if (!('replicaId' in order)) return [ended];
  const before = provider.replicas.get(order.replicaId) ?? replicaCalled(order.replicaId);
  const replica: Replica =
    order.kind === 'failover'
      ? { ...before, state: 'failover', power: 'on', stateBy: id }
      : { ...before, sourcePower: { ...before.sourcePower, power: 'off', changedBy: id } };
  provider.replicas.set(replica.id, replica);
  return [ended, { ...line, seq: provider.seq, kind: 'replica', id: replica.id, body: replica }];
}

function usedMB(): number {
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

globalThis.gc?.();
const baselineMB = usedMB();
let peakMB = 0;
let events = 0;
const plan = planOf(VMS);
const runId = plan.id;
for (const { order } of plan.steps) {
  if ('replicaId' in order) provider.replicas.set(order.replicaId, replicaCalled(order.replicaId));
}
const armed = desk.arm(plan, () => Promise.resolve(true));
if (!armed.ok) throw new Error(JSON.stringify(armed.failure));

interface Under {
  readonly key: string;
  readonly endsAt: number;
}

const startedAt = clock.wallMs();
let underWay: Under[] = [];
while (desk.state(runId)?.stage.is !== 'ended') {
  await clock.pass(STEP_MS);
  if (clock.wallMs() > startedAt + LONGEST_MS) throw new Error('the run does not end');
  peakMB = Math.max(peakMB, usedMB());
  const now = clock.wallMs();
  underWay.push(...provider.submits.splice(0).map(({ key }) => ({ key, endsAt: now + ORDER_MS })));
  const due = underWay.filter(({ endsAt }) => endsAt <= now);
  underWay = underWay.filter(({ endsAt }) => endsAt > now);
  for (const { key } of due) desk.onChanges(endingOf(key));
  peakMB = Math.max(peakMB, usedMB());
}
const { stage } = desk.state(runId) ?? {};
if (stage?.is !== 'ended' || stage.ending !== 'completed') throw new Error(`the run ended as ${JSON.stringify(stage)}`);
globalThis.gc?.();
const afterMB = usedMB();
const read = journal.read(runId);
if (read.ok) events = read.value.length;
desk.close();
journal.close();
const figures: MemoryFigures = { vms: VMS, events, peakMB: peakMB - baselineMB, keptMB: afterMB - baselineMB };
process.stdout.write(JSON.stringify(figures));
