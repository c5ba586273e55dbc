import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { vmLooks } from '#shared/ipc/index.ts';
import type { RunVerb } from '#shared/domain/index.ts';
import type { RunningConsole } from '../src/main/core/console.ts';
import { attests, ConsoleWorld, Estate } from './testing/console-world.ts';
import { ask, until } from './watch.ts';

let world: ConsoleWorld;
let port: RunningConsole;
let estate: Estate;
let vmIds: readonly string[];

/** Two VMs of a lost site run at the provider; then the site comes back, and with it their sources. */
beforeEach(async () => {
  world = await ConsoleWorld.start();
  const { port: opened, connection } = await world.connectedConsole();
  port = opened;
  estate = new Estate(port, connection.id);
  const all = (await estate.vmsOf('LON-A')).map(({ vmId }) => vmId);
  const siteId = await estate.loses(world.control, 'LON-A');
  const whole = await estate.review('failover', all, { evidence: [attests(siteId)] });
  vmIds = whole.items.slice(0, 2).map(({ vmId }) => vmId);
  const run = await estate.run(await estate.review('failover', vmIds, { evidence: [attests(siteId)] }));
  expect(run.ending).toBe('completed');
  await world.control.inject({ fault: 'site-returns', siteId, sources: 'on' });
});
afterEach(() => world.close());

async function lookOf(vmId: string): Promise<string | undefined> {
  const picture = await ask(port, 'estate.picture', { connectionId: estate.connectionId });
  return vmLooks[picture.look[picture.vmIds.indexOf(vmId)] ?? -1];
}

async function raised(): Promise<void> {
  await until('two copies on the screen', 60_000, async () =>
    (await lookOf(vmIds[0] ?? '')) === 'two-copies' ? true : null,
  );
}

describe('a source that comes back while its replica runs', () => {
  it('is raised, and only what stops a copy or cuts it off can be reviewed', async () => {
    await raised();
    const offered: RunVerb[] = [];
    const verbs: readonly RunVerb[] = [
      ...(['failover', 'planned-failover', 'test-failover', 'permanent-failover', 'failback', 'pin-point'] as const),
      ...(['undo-failover', 'power-off-source', 'isolate'] as const),
    ];
    for (const verb of verbs) {
      const options = verb === 'pin-point' ? { pin: { pointId: 'any', pinned: true } } : {};
      if ((await estate.review(verb, vmIds, { options })).items.length > 0) offered.push(verb);
    }
    expect(offered).toEqual(['undo-failover', 'power-off-source', 'isolate']);
  });

  it('is fenced: the source is off, and what was raised is over', async () => {
    await raised();
    const run = await estate.run(await estate.review('power-off-source', vmIds));
    expect(run).toMatchObject({ ending: 'completed', counts: { observed: 2 } });
    await until('one copy again', 10_000, async () => ((await lookOf(vmIds[0] ?? '')) === 'failover' ? true : null));
    const truth = await world.control.truth();
    for (const vmId of vmIds)
      expect(truth.copies.find((one) => one.vmId === vmId)).toMatchObject({
        source: { power: 'off' },
        replica: { power: 'on' },
      });
  });

  it('leaves the replica to itself where that is isolated', async () => {
    await raised();
    const run = await estate.run(await estate.review('isolate', vmIds.slice(0, 1)));
    expect(run).toMatchObject({ ending: 'completed', counts: { observed: 1 } });
    const truth = await world.control.truth();
    expect(truth.copies.find(({ vmId }) => vmId === vmIds[0])).toMatchObject({ replica: { network: 'isolated' } });
  });
});
