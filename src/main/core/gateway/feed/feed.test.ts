import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { succeed } from '../../ports.ts';
import { openInventory, type Inventory } from '../../store/index.ts';
import { aVm, deletion, line } from '../../store/testing/lines.ts';
import { createConnection, type Connection } from '../connection.ts';
import type { CommittedChange, FeedFreshness } from '../port.ts';
import { settle, silentLog, TestClock, until } from '../testing/clock.ts';
import { FakeProvider, FakeStream, problemReply } from '../testing/fake-provider.ts';
import type { Transport } from '../transport.ts';

type OpenTransport = (address: string) => Transport;

let folder: string;
let inventory: Inventory;
let provider: FakeProvider;
let clock: TestClock;
let connection: Connection;
let changes: CommittedChange[];
let replacements: number;
let freshness: FeedFreshness[];
/** The waits before the next reading that the feed has begun, each passed by hand. */
let waits: number[];

function noteWait(_what: string, facts?: Readonly<Record<string, unknown>>): void {
  if (typeof facts?.['waitMs'] === 'number') waits.push(facts['waitMs']);
}

const noSecrets = {
  canStore: false,
  store: () => Promise.resolve(),
  load: () => Promise.resolve(null),
  forget: () => Promise.resolve(),
};

function open(addresses: readonly string[] = ['one'], openTransport: OpenTransport = provider.transport): void {
  connection = createConnection({
    settings: {
      id: 'c1',
      name: 'c1',
      addresses: [...addresses],
      trust: { kind: 'public-ca' },
      account: 'ada',
    },
    inventory,
    clock,
    random: { next: () => 0 },
    log: { ...silentLog, info: noteWait },
    secrets: noSecrets,
    saveSettings: () => undefined,
    openTransport,
  });
  connection.subscribe({
    changed: (more) => changes.push(...more),
    replaced: () => (replacements += 1),
    freshness: (now) => freshness.push(now),
  });
}

async function follow(): Promise<FakeStream> {
  await connection.signIn({ password: 'secret' });
  connection.start();
  await until(() => provider.following().length === 1, 'the feed follows');
  await until(() => connection.status().freshness.state === 'live', 'the feed is live');
  return provider.following()[0]!;
}

/** What the feed waits for passes, and no more: a clock that runs on while a stream opens would outrun every limit. */
async function untilReconnected(times = 1): Promise<void> {
  const before = provider.streams.length;
  await until(() => {
    const waitMs = waits.shift();
    if (waitMs !== undefined) clock.advance(waitMs);
    return provider.streams.length >= before + times && connection.status().freshness.state === 'live';
  }, 'the feed has reconnected');
}

const vm =
  (id: string, name = id) =>
  (seq: number) =>
    line(seq, 'vm', aVm(id, { name }));
const names = () => inventory.reader.estateRows().map(({ name }) => name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'feed-'));
  const opened = openInventory({ path: join(folder, 'cache.db') });
  if (!opened.ok) throw new Error(opened.failure.detail);
  inventory = opened.value;
  provider = new FakeProvider();
  clock = new TestClock();
  changes = [];
  replacements = 0;
  freshness = [];
  waits = [];
  provider.change(vm('a'));
  provider.change(vm('b'));
  open();
});

afterEach(async () => {
  await connection.close();
  inventory.close();
  rmSync(folder, { recursive: true });
});

describe('the first sync', () => {
  it('fetches a packed picture, shows it, and follows from its cursor', async () => {
    await follow();
    expect(names()).toEqual(['a', 'b']);
    expect(replacements).toBe(1);
    expect(provider.streams.map(({ path }) => path)).toEqual(['/v1/changes', '/v1/changes?after=e1.2&follow=true']);
    expect(provider.requests.find(({ request }) => request.path === '/v1/changes')?.request.headers).toMatchObject({
      'accept-encoding': 'gzip',
    });
  });

  /** The first stream is this one; the others are the provider's own. */
  async function startWith(broken: FakeStream): Promise<void> {
    await connection.close();
    const transport = provider.transport('one:6180');
    let streams = 0;
    open(['one'], () => ({
      ...transport,
      stream: (request) => (streams++ === 0 ? Promise.resolve(succeed(broken)) : transport.stream(request)),
    }));
    await connection.signIn({ password: 'secret' });
    connection.start();
  }

  it('that is cut keeps what was shown before, and is begun again', async () => {
    const half = new FakeStream('/v1/changes');
    half.push({ control: 'epoch', epoch: 'e1', head: 2, time: 1 }, { control: 'begin', snapshotId: 's', asOf: 2 });
    half.push(line(1, 'vm', aVm('half')).text);
    half.end('cut in the middle');
    await startWith(half);
    await until(() => connection.status().state === 'offline');
    expect(names()).toEqual([]);
    expect(replacements).toBe(0);
    await untilReconnected();
    expect(names()).toEqual(['a', 'b']);
  });

  it('that is torn inside a packed block is a cut like any other', async () => {
    const torn = new FakeStream('/v1/changes', { 'content-encoding': 'gzip' });
    torn.pushBytes(gzipSync('{"control":"epoch","epoch":"e1","head":2,"time":1}\n'.repeat(50)).subarray(0, 40));
    torn.end('reset');
    await startWith(torn);
    await untilReconnected();
    expect(names()).toEqual(['a', 'b']);
  });
});

describe('live changes', () => {
  it('are committed with their cursor, then told', async () => {
    await follow();
    let cursorWhenTold: string | null = null;
    connection.subscribe({
      changed: () => (cursorWhenTold = inventory.writer.cursor()),
      replaced: () => undefined,
      freshness: () => undefined,
    });
    provider.change(vm('c'));
    await until(() => changes.length === 1);
    expect(changes[0]).toMatchObject({ seq: 3, kind: 'vm', id: 'c', op: 'upsert', causedBy: null });
    expect(cursorWhenTold).toBe('e1.3');
    expect(names()).toEqual(['a', 'b', 'c']);
  });

  it('remove what is no more, and say why', async () => {
    await follow();
    provider.change((seq) => deletion(seq, 'vm', 'a'));
    await until(() => changes.length === 1);
    expect(changes[0]).toMatchObject({ op: 'delete', body: null, reason: 'gone' });
    expect(names()).toEqual(['b']);
  });

  it('that come again are ignored', async () => {
    const stream = await follow();
    const { text } = provider.change(vm('c'));
    stream.push(text, text);
    provider.change(vm('d'));
    await until(() => changes.length === 2);
    expect(changes.map(({ id }) => id)).toEqual(['c', 'd']);
    expect(provider.streams).toHaveLength(2);
  });

  it('with a gap are read again from the last committed cursor', async () => {
    const stream = await follow();
    const muted = provider.streams.indexOf(stream);
    expect(muted).toBe(1);
    stream.push(line(4, 'vm', aVm('d')).text);
    provider.log.push(line(3, 'vm', aVm('c')).text, line(4, 'vm', aVm('d')).text);
    provider.head = 4;
    await untilReconnected();
    await until(() => names().length === 4);
    expect(provider.streams.at(-1)?.path).toContain('after=e1.2');
    expect(changes.map(({ seq }) => seq)).toEqual([3, 4]);
  });

  it('of a number that never comes end in a new picture', async () => {
    provider.log.push(line(4, 'vm', aVm('d')).text);
    provider.entities.set('vm d', vm('d')(4));
    await connection.signIn({ password: 'secret' });
    connection.start();
    // The log skips number 3 for good: after = e1.2 answers with 4.
    await until(() => {
      clock.advance(1_000);
      return replacements >= 2;
    });
    expect(names()).toEqual(['a', 'b', 'd']);
  });

  it('of kinds of a later version are passed over, and the cursor goes on', async () => {
    const stream = await follow();
    stream.push({ seq: 3, kind: 'hologram', id: 'h', rev: 1, op: 'upsert', body: {} }, { control: 'drumbeat' });
    stream.push(line(4, 'vm', aVm('d')).text);
    await until(() => changes.length === 1);
    expect(inventory.writer.cursor()).toBe('e1.4');
    expect(inventory.reader.quarantined(10)).toEqual([]);
  });
});

describe('a line that cannot be used', () => {
  const broken = { seq: 3, kind: 'vm', id: 'c', rev: 1, op: 'upsert', body: { id: 'c', name: 7 } };

  it('is set aside, and asked for again from the last commit: it may have been spoilt on its way', async () => {
    const stream = await follow();
    stream.push(broken);
    await until(() => inventory.reader.quarantined(10).length === 1);
    expect(inventory.reader.quarantined(10)).toMatchObject([{ why: expect.stringContaining('vm c: name') as string }]);
    expect(inventory.writer.cursor()).toBe('e1.2');
    await untilReconnected();
    provider.change(vm('c'));
    await until(() => changes.length === 1);
    expect(names()).toEqual(['a', 'b', 'c']);
    expect(replacements).toBe(1);
  });

  it('is told by a new picture where it comes broken again and again', async () => {
    await follow();
    for (let time = 1; time <= 3; time += 1) {
      provider.following()[0]?.push('{"seq":3,"kind":"vm","id"');
      await until(() => inventory.reader.quarantined(10).length === time);
      if (time < 3) await untilReconnected();
    }
    provider.head += 1;
    await until(() => {
      clock.advance(1_000);
      return replacements === 2;
    });
    expect(inventory.writer.cursor()).toBe('e1.3');
  });

  it('is passed over where too many are broken, and the next number is no gap', async () => {
    await follow();
    for (let time = 1; time <= 6; time += 1) {
      provider.following()[0]?.push('{"seq":3,"kind":"vm","id"');
      await until(() => inventory.reader.quarantined(10).length === time);
      await untilReconnected();
    }
    const stream = provider.following()[0];
    stream?.push('{"seq":3,"kind":"vm","id"');
    stream?.push(line(4, 'vm', aVm('d')).text);
    await until(() => changes.length === 1);
    expect(inventory.writer.cursor()).toBe('e1.4');
    stream?.push(line(6, 'vm', aVm('f')).text);
    await until(() => connection.status().state === 'offline');
    expect(connection.status().detail).toContain('missing after 4');
  });

  it('may not be the body of somebody else', async () => {
    const stream = await follow();
    const { line: change } = line(3, 'vm', aVm('c'));
    stream.push({ ...change, id: 'another' });
    await until(() => inventory.reader.quarantined(1).length === 1);
    expect(names()).toEqual(['a', 'b']);
  });
});

describe('what the provider has forgotten', () => {
  it('answers 410: the old picture is shown until the new one is there', async () => {
    const stream = await follow();
    provider.floor = 10;
    provider.head = 20;
    provider.entities.delete('vm a');
    provider.log.length = 0;
    provider.log.length = 20;
    stream.end('reset');
    await until(() => {
      clock.advance(200);
      return replacements === 2;
    });
    expect(names()).toEqual(['b']);
    expect(inventory.writer.cursor()).toBe('e1.20');
  });

  it('another epoch is another picture', async () => {
    const stream = await follow();
    provider.epoch = 'e2';
    stream.end('reset');
    await until(() => {
      clock.advance(200);
      return replacements === 2;
    });
    expect(inventory.writer.cursor()).toBe('e2.2');
  });
});

describe('heartbeats', () => {
  it('keep the feed live and are remembered over a restart', async () => {
    const stream = await follow();
    stream.push({ control: 'heartbeat', time: provider.timeMs + 5_000, head: 2 });
    await until(() => inventory.reader.heardAt() === provider.timeMs + 5_000);
  });

  it('that name a number which does not come are a gap at the second time', async () => {
    const stream = await follow();
    stream.push({ control: 'heartbeat', time: provider.timeMs, head: 3 });
    await settle();
    expect(connection.status().freshness.state).toBe('live');
    stream.push({ control: 'heartbeat', time: provider.timeMs, head: 3 });
    await until(() => connection.status().state === 'offline');
    expect(connection.status().detail).toContain('a heartbeat named');
  });

  it('that stay away make the feed delayed after 30 s, and live again when it speaks', async () => {
    const stream = await follow();
    clock.advance(29_000);
    expect(connection.status().freshness.state).toBe('live');
    clock.advance(2_000);
    expect(connection.status().freshness.state).toBe('delayed');
    stream.push({ control: 'heartbeat', time: provider.timeMs, head: 2 });
    await until(() => connection.status().freshness.state === 'live');
    expect(freshness.map(({ state }) => state)).toEqual(['delayed', 'live', 'delayed', 'live']);
  });
});

describe('several gateways', () => {
  beforeEach(async () => {
    await connection.close();
    open(['one', 'two']);
  });

  it('the next one is used when one is gone, with what each is good for told apart', async () => {
    provider.mishaps.set('one:6180', ({ path }) =>
      path.includes('changes') ? { kind: 'unreachable', detail: 'refused' } : null,
    );
    await connection.signIn({ password: 'secret' });
    connection.start();
    await untilReconnected();
    const [one, two] = connection.status().gateways;
    expect(one).toMatchObject({ address: 'one:6180', event: { state: 'failing' }, command: { state: 'good' } });
    expect(two).toMatchObject({ address: 'two:6180', event: { state: 'good' } });
  });

  it('one that is behind our cursor is not used', async () => {
    const stream = await follow();
    const address = provider.requests.findLast(({ request }) => request.path.includes('follow'))?.address ?? '';
    const other = address === 'one:6180' ? 'two:6180' : 'one:6180';
    provider.heads.set(other, 1);
    provider.mishaps.set(address, () => ({ kind: 'unreachable', detail: 'down' }));
    stream.end('reset');
    await until(() => {
      clock.advance(1_000);
      return connection.status().gateways.find((each) => each.address === other)?.behind === true;
    });
    expect(connection.status().state).toBe('offline');
    expect(names()).toEqual(['a', 'b']);
    provider.heads.delete(other);
    await untilReconnected();
    expect(connection.status().gateways.find((each) => each.address === other)?.behind).toBe(false);
  });
});

describe('a feed without a session', () => {
  it('waits for the sign-in and goes on', async () => {
    const stream = await follow();
    provider.validAccess.clear();
    provider.refreshToken += 7;
    stream.end('reset');
    await until(() => {
      clock.advance(1_000);
      return connection.status().state === 'signed-out';
    });
    const asked = provider.requests.length;
    clock.advance(30_000);
    await settle();
    expect(provider.requests.length).toBe(asked);
    await connection.signIn({ password: 'secret' });
    await untilReconnected(0);
    expect(connection.status().state).toBe('connected');
  });

  it('says that the certificate is not the confirmed one, and goes on once it is confirmed', async () => {
    const stream = await follow();
    provider.mishaps.set('one:6180', () => ({ kind: 'untrusted', presentedThumbprint: 'AA:BB' }));
    stream.end('reset');
    await until(() => {
      clock.advance(1_000);
      return connection.status().state === 'untrusted';
    });
    expect(connection.status().presentedThumbprint).toBe('AA:BB');
    provider.mishaps.clear();
    connection.confirmCertificate('aabb');
    await untilReconnected();
    expect(connection.settings().trust).toEqual({ kind: 'thumbprint', thumbprints: ['AA:BB'] });
  });
});

describe('a disk that refuses', () => {
  it('is said, and the feed goes on once it does not any more', async () => {
    await connection.close();
    const { writer } = inventory;
    let full = false;
    const refusing = {
      ...writer,
      applyChanges: (...args: Parameters<typeof writer.applyChanges>) =>
        full
          ? { ok: false as const, failure: { kind: 'full' as const, path: 'cache.db', detail: 'no space' } }
          : writer.applyChanges(...args),
    };
    inventory = { ...inventory, writer: refusing };
    open();
    await follow();
    full = true;
    provider.change(vm('c'));
    await until(() => connection.status().state === 'store-failed');
    expect(connection.status().detail).toContain('no space');
    expect(changes).toEqual([]);
    full = false;
    await untilReconnected();
    await until(() => changes.length === 1);
    expect(names()).toEqual(['a', 'b', 'c']);
  });
});

describe('mistakes of ours', () => {
  it('of one listener cost the others nothing', async () => {
    await connection.close();
    open();
    const told: number[] = [];
    connection.subscribe({
      changed: () => {
        throw new Error('a bug');
      },
      replaced: () => undefined,
      freshness: () => undefined,
    });
    connection.subscribe({
      changed: (more) => told.push(more.length),
      replaced: () => undefined,
      freshness: () => undefined,
    });
    await follow();
    provider.change(vm('c'));
    await until(() => told.length === 1);
    expect(connection.status().state).toBe('connected');
  });

  it('a gateway that answers with a problem is asked again later', async () => {
    await connection.close();
    let busy = true;
    open();
    provider.mishaps.set('one:6180', ({ path }) =>
      busy && path.includes('changes') ? problemReply('unavailable') : null,
    );
    await connection.signIn({ password: 'secret' });
    connection.start();
    await until(() => connection.status().state === 'offline');
    expect(connection.status().detail).toBe('because of unavailable');
    busy = false;
    await untilReconnected();
  });
});
