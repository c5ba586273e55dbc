import { reviewedText } from '#shared/gateway-api/index.ts';
import { DeskWorld } from '../../../engine/testing/desk-world.ts';
import { sha256Of } from '../keys.ts';
import { makeEvidencePack } from '../make-pack.ts';
import type { EvidencePack } from '../pack.ts';
import type { EvidenceSources } from '../sources.ts';
import { installationOf } from './installation.ts';
import { gatewayKeyOf } from './receipt.ts';

const ARMED_MS = 12_000;
const STEP_MS = 2_000;
const ENDED_MS = 10_000;

/** A run of some VMs in a world of its own, brought to its end. */
export async function endedRun(
  names: readonly string[] = ['a', 'b'],
  prepare: (world: DeskWorld) => void = () => undefined,
) {
  const world = new DeskWorld();
  prepare(world);
  const plan = world.failoverPlan(names);
  world.arm({ ...plan, reviewedHash: sha256Of(Buffer.from(reviewedText({ ...plan, steps: [...plan.steps] }))) });
  await world.clock.pass(ARMED_MS);
  for (const step of ['net', ...names]) {
    world.provider.effect(step);
    await world.clock.pass(STEP_MS);
  }
  await world.clock.pass(ENDED_MS);
  return world;
}

/** What a pack of that world's run is made from. */
export function sourcesOf(world: DeskWorld, more: Partial<EvidenceSources> = {}): EvidenceSources {
  const { journal, provider, desk, clock } = world;
  const reader = provider.reader();
  return {
    journal,
    reader: { ...reader, tenant: () => null, plan: () => null, heardAt: () => clock.wallMs() },
    state: (runId) => desk.state(runId),
    fetchReceipt: (runId) => desk.fetchReceipt(runId),
    askProvider: async () => {
      const reply = await provider.run();
      return reply.ok ? reply.value : null;
    },
    installation: installationOf(1),
    connection: () => ({ id: 'c1', name: 'Harbour' }),
    gatewayKeys: () => [gatewayKeyOf()],
    versions: () => ({ console: '0.1.0', api: '1.0', provider: 'Harbour Cloud', environment: 'practice' }),
    clock,
    gatewayTimeMs: () => clock.wallMs(),
    turn: () => Promise.resolve(),
    ...more,
  };
}

export async function packOf(world: DeskWorld, more: Partial<EvidenceSources> = {}): Promise<EvidencePack> {
  const made = await makeEvidencePack(sourcesOf(world, more), 'run-1');
  if (!made.ok) throw new Error(JSON.stringify(made.failure));
  return made.value;
}
