import { beforeEach, describe, expect, it } from 'vitest';
import type { FeedFault } from '../provider/faults.ts';
import { expireCursors, loseSite, newPoint } from '../provider/incidents.ts';
import { TestWorld } from '../testing/world.ts';
import { epochOf, FeedReader } from './feed.ts';

const CHARS = 10_000;
let world: TestWorld;

beforeEach(() => {
  world = new TestWorld();
});

type Line = Readonly<Record<string, unknown>>;

function open(query: Record<string, string> = {}): FeedReader {
  const { body } = world.call('changes', { query });
  if (!(body instanceof FeedReader)) throw new Error(`no feed but ${JSON.stringify(body)}`);
  return body;
}

/** Everything there is to read now. */
function drain(reader: FeedReader): Line[] {
  let text = '';
  for (let more = reader.read(CHARS); more !== ''; more = reader.read(CHARS)) text += more;
  const lines = text.split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Line);
}

const here = (seq = world.provider.store.head): string => `${epochOf(world.provider)}.${String(seq)}`;

describe('the feed', () => {
  it('tells a snapshot as of its beginning, though the world goes on meanwhile', () => {
    const reader = open();
    const asOf = world.provider.store.head;
    const first = reader.read(1);
    expect(first).toContain('"begin"');
    newPoint(world.provider, 'rep-erp-app-01');
    const lines = drain(reader);
    const end = lines.findIndex((line) => line['control'] === 'end');
    expect(lines[end]).toEqual({ control: 'end', cursor: here(asOf) });
    const seqs = lines.slice(0, end).map((line) => Number(line['seq']));
    expect(Math.max(...seqs)).toBe(asOf);
    expect(lines.slice(end + 1).map((line) => line['seq'])).toEqual([asOf + 1, asOf + 2]);
    expect(reader.ended).toBe(true);
  });

  it('goes on from a cursor without a gap, and stays open where it follows', () => {
    const reader = open({ after: here(), follow: 'true' });
    expect(drain(reader)).toMatchObject([{ control: 'epoch', head: world.provider.store.head }]);
    const from = world.provider.store.head;
    loseSite(world.provider, { siteId: 'site-lon-a', sources: 'off', unknown: false });
    const seqs = drain(reader).map((line) => line['seq']);
    expect(seqs).toEqual(seqs.map((_, index) => from + 1 + index));
    expect(seqs.length).toBeGreaterThan(10);
    expect(reader.ended).toBe(false);
  });

  it('answers 410 to a cursor of another epoch or one that is too old', () => {
    expect(world.refused('changes', { query: { after: 'other.1' } }).code).toBe('cursor-expired');
    expect(world.refused('changes', { query: { after: here(3) } }).code).toBe('cursor-expired');
    const before = here();
    expireCursors(world.provider, 'truncate');
    expect(world.refused('changes', { query: { after: before } }).code).toBe('cursor-expired');
    const now = here();
    expireCursors(world.provider, 'new-epoch');
    expect(world.refused('changes', { query: { after: now } }).code).toBe('cursor-expired');
    expect(world.refused('changes', { query: { after: 'no cursor' } }).code).toBe('bad-request');
  });

  it('says so where the console is ahead of it', () => {
    expect(world.refused('changes', { query: { after: here(world.provider.store.head + 1) } }).code).toBe(
      'unavailable',
    );
  });

  it('ends where the log was cut away under a slow reader', () => {
    const reader = open({ after: here(), follow: 'true' });
    drain(reader);
    expireCursors(world.provider, 'truncate');
    expect(reader.read(CHARS)).toBe('');
    expect(reader.ended).toBe(true);
  });

  it('reads one entity with its number', () => {
    newPoint(world.provider, 'rep-erp-app-01');
    const entity = world.ok('entity', { params: { kind: 'replica', id: 'rep-erp-app-01' } });
    expect(entity).toMatchObject({
      seq: world.provider.store.head,
      kind: 'replica',
      rev: world.replica('erp-app-01').rev,
    });
    expect(world.refused('entity', { params: { kind: 'nothing', id: 'x' } }).code).toBe('not-found');
  });
});

describe('a feed in trouble', () => {
  function troubled(how: FeedFault): unknown[] {
    const reader = open({ after: here(), follow: 'true' });
    drain(reader);
    const from = world.provider.store.head;
    world.provider.faults.feedLines.push({ how, left: 1 });
    newPoint(world.provider, 'rep-erp-app-01');
    return drain(reader).map((line) => Number(line['seq']) - from);
  }

  it('tells a line twice, not at all, or after its successor', () => {
    expect(troubled('duplicate')).toEqual([1, 1, 2]);
    expect(troubled('drop')).toEqual([2]);
    expect(troubled('reorder')).toEqual([2, 1]);
  });

  it('stands still at a gateway that has fallen behind, which says so in its first line', () => {
    const frozenAt = world.provider.store.head;
    world.provider.faults.gateway(0).frozenAt = frozenAt;
    newPoint(world.provider, 'rep-erp-app-01');
    const lines = drain(open({ after: here(frozenAt), follow: 'true' }));
    expect(lines).toMatchObject([{ control: 'epoch', head: frozenAt }]);
    const ahead = open({ after: here(), follow: 'true' });
    expect(drain(ahead)).toMatchObject([{ control: 'epoch', head: frozenAt }]);
    expect(JSON.parse(ahead.heartbeat())).toMatchObject({ control: 'heartbeat', head: frozenAt });
    expect(world.refused('changes').code).toBe('unavailable');
  });

  it('tears a line', () => {
    expect(() => troubled('malform')).toThrow(SyntaxError);
  });
});
