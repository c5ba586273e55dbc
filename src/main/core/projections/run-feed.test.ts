import { describe, expect, it } from 'vitest';
import { DeskWorld } from '../engine/testing/desk-world.ts';
import { RunFeed } from './run-feed.ts';

async function running(): Promise<DeskWorld> {
  const world = new DeskWorld();
  world.arm(world.failoverPlan(['a', 'b', 'c']));
  await world.clock.pass(11_000);
  world.provider.effect('net');
  await world.clock.pass(1_000);
  return world;
}

const viewOf = (world: DeskWorld) => {
  const view = world.desk.view('run-1');
  if (view === null) throw new Error('the desk has no such run');
  return view;
};

describe('the feed of a run', () => {
  it('tells only of runs that somebody has asked for', async () => {
    const world = await running();
    const feed = new RunFeed();
    expect(feed.isLookedAt('run-1')).toBe(false);
    feed.looked(viewOf(world));
    expect(feed.isLookedAt('run-1')).toBe(true);
  });

  it('tells the lines that changed, by their place, and everything else as it is', async () => {
    const world = await running();
    const feed = new RunFeed();
    feed.looked(viewOf(world));
    expect(feed.next(viewOf(world))).toMatchObject({ changed: [], lineCount: 4, counts: { observed: 0 } });
    world.provider.effect('b');
    await world.clock.pass(1_000);
    const delta = feed.next(viewOf(world));
    expect(delta.counts.observed).toBe(1);
    expect(delta.changed.map(({ index, line }) => [index, line.stepId, line.word])).toEqual([
      [2, 'b', 'observed'],
      [3, 'c', 'accepted'],
    ]);
    expect(feed.next(viewOf(world)).changed).toEqual([]);
  });

  it('keeps telling who looked first what a second look has seen already', async () => {
    const world = await running();
    const feed = new RunFeed();
    feed.looked(viewOf(world));
    world.provider.end('a', 'failed');
    await world.clock.pass(1_000);
    feed.looked(viewOf(world));
    expect(feed.next(viewOf(world)).changed.map(({ line }) => line.stepId)).toContain('a');
  });
});
