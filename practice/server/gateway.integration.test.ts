import { once } from 'node:events';
import { connect } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeLine, controlLine, entitySchemas, isEntityKind, openApiDocument } from '#shared/gateway-api/index.ts';
import { ControlClient } from '../control/client.ts';
import { startPractice } from '../index.ts';
import type { Practice } from '../index.ts';
import { thumbprintOf, WireConsole } from '../testing/console.ts';
import { TestWorld, failoverOrder } from '../testing/world.ts';

const PASSWORD = 'correct horse';
/** Fast enough that a failover takes a fraction of a second. */
const SPEED = 500;

let practice: Practice;
let console1: WireConsole;
let control: ControlClient;

beforeEach(async () => {
  practice = await startPractice({ speed: SPEED, gateways: 2, accounts: [{ account: 'admin', password: PASSWORD }] });
  console1 = new WireConsole(practice.address);
  control = new ControlClient(practice.control);
  await console1.signIn('admin', PASSWORD);
});

afterEach(async () => {
  console1.close();
  await practice.stop();
});

type Line = Record<string, unknown>;

async function snapshot(query: Record<string, string> = {}): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const line of console1.feed(query)) lines.push(line);
  return lines;
}

/** Reads the feed until a line fits; answers it. */
async function until(feed: AsyncGenerator<Line>, fits: (line: Line) => boolean): Promise<Line> {
  for await (const line of { [Symbol.asyncIterator]: () => ({ next: () => feed.next() }) }) if (fits(line)) return line;
  throw new Error('the feed ended');
}

describe('the feed over the wire', () => {
  it('tells every entity once, as the contract says, between begin and end', async () => {
    const lines = await snapshot();
    expect(controlLine.parse(lines[0])).toMatchObject({ control: 'epoch' });
    expect(controlLine.parse(lines[1])).toMatchObject({ control: 'begin' });
    expect(controlLine.parse(lines.at(-1))).toMatchObject({ control: 'end' });
    const seqs: number[] = [];
    for (const line of lines.slice(2, -1)) {
      const { seq, kind, body } = changeLine.parse(line);
      if (!isEntityKind(kind)) throw new Error(`unknown kind ${kind}`);
      entitySchemas[kind].parse(body);
      seqs.push(seq);
    }
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
    expect(lines.filter((line) => line['kind'] === 'replica')).toHaveLength(24);
  });

  it('is packed where the console takes that, but not while it follows', async () => {
    const message = await console1.open('changes', { headers: { 'accept-encoding': 'gzip' } });
    expect(message.headers['content-encoding']).toBe('gzip');
    const chunks: Buffer[] = [];
    for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
    expect(gunzipSync(Buffer.concat(chunks)).toString('utf8')).toContain('"control":"end"');
    const asked = { query: { follow: 'true' }, headers: { 'accept-encoding': 'gzip' } };
    const following = await console1.open('changes', asked);
    expect(following.headers['content-encoding']).toBeUndefined();
    following.destroy();
  });

  it('goes on after a snapshot without a gap and beats while nothing happens', async () => {
    const feed = console1.feed({ follow: 'true' });
    const end = await until(feed, (line) => line['control'] === 'end');
    const head = Number(String(end['cursor']).split('.').at(-1));
    await control.inject({ fault: 'new-point', replicaId: 'rep-erp-app-01' });
    const next = await until(feed, (line) => 'seq' in line);
    expect(next).toMatchObject({ seq: head + 1, kind: 'points', id: 'rep-erp-app-01' });
    await until(feed, (line) => line['control'] === 'heartbeat');
    await feed.return(undefined);
  });

  it('answers 410 to a cursor from before', async () => {
    const end = (await snapshot()).at(-1);
    await control.inject({ fault: 'expire-cursor', how: 'truncate' });
    const reply = await console1.call('changes', { query: { after: String(end?.['cursor']) } });
    expect(reply.status).toBe(410);
    expect(reply.headers['content-type']).toBe('application/problem+json');
    expect(JSON.parse(reply.text)).toMatchObject({ code: 'cursor-expired' });
  });
});

/** A run of one failover at LON-A, ordered over the wire. Answers how the order was answered. */
async function orderFailover(): Promise<{ send: () => Promise<Awaited<ReturnType<WireConsole['call']>>> }> {
  await control.inject({ fault: 'site-lost', siteId: 'site-lon-a', sources: 'off' });
  const steps = [{ id: 'start', order: failoverOrder('erp-app-01') }];
  await console1.json('createRun', { body: new TestWorld().runRequest('run-1', steps) });
  const words = { statement: 'no power', who: 'Kim', howKnown: 'saw it' };
  const attestation = { id: 'attestation-1', siteId: 'site-lon-a', vmId: null, ...words, at: Date.now() };
  const body = { token: 1, expectedSequence: 1, body: { kind: 'attestation', attestation } };
  await console1.json('decide', { params: { id: 'run-1' }, body });
  const entity = (await console1.json('entity', { params: { kind: 'replica', id: 'rep-erp-app-01' } })) as {
    rev: number;
  };
  const order = {
    headers: { 'idempotency-key': 'run-1/start/1', 'fencing-token': '1' },
    body: {
      order: failoverOrder('erp-app-01'),
      expect: { replicaRev: entity.rev },
      notAfter: Date.now() + 30_000,
      evidence: { kind: 'attested', attestationId: 'attestation-1' },
    },
  };
  return { send: () => console1.call('submit', order) };
}

describe('an order over the wire', () => {
  it('is seen in the feed as its effect', async () => {
    const feed = console1.feed({ follow: 'true' });
    const { send } = await orderFailover();
    const reply = await send();
    expect(reply.status).toBe(202);
    expect(Number(reply.headers['gateway-time'])).toBeGreaterThan(0);
    const line = await until(feed, (each) => (each['body'] as { state?: string } | null)?.state === 'failover');
    expect(line).toMatchObject({
      kind: 'replica',
      id: 'rep-erp-app-01',
      causedBy: (JSON.parse(reply.text) as Line)['id'],
    });
    await feed.return(undefined);
  });

  it('is carried out once when its answer is lost and it is sent again', async () => {
    const { send } = await orderFailover();
    await control.inject({ fault: 'lose-reply' });
    await expect(send()).rejects.toThrow();
    const again = await send();
    expect(again.status).toBe(202);
    await expect
      .poll(async () => (await control.truth()).effectsByStep, { timeout: 5_000 })
      .toEqual({ 'run-1/start': 1 });
    expect(await control.truth()).toMatchObject({ lostReplies: 1, sameKeyRetries: 1 });
  });

  it('is nowhere to be found when it was lost on its way in, and is carried out when sent again', async () => {
    const { send } = await orderFailover();
    await control.inject({ fault: 'lose-request' });
    await expect(send()).rejects.toThrow();
    expect((await console1.call('operations', { query: { key: 'run-1/start/1' } })).status).toBe(404);
    expect((await send()).status).toBe(202);
    expect(await control.truth()).toMatchObject({ lostReplies: 0, sameKeyRetries: 1 });
  });
});

describe('a gateway in trouble', () => {
  it('refuses connections while it is down, while the other serves on', async () => {
    await control.inject({ fault: 'gateway-down', gateway: 0, forMs: 60_000 });
    await expect(console1.call('capabilities')).rejects.toThrow();
    const console2 = new WireConsole(practice.addresses[1]!);
    await console2.signIn('admin', PASSWORD);
    expect(await console2.json('capabilities')).toMatchObject({ gateways: practice.addresses });
    console2.close();
    await control.inject({ fault: 'gateway-up' });
    expect((await console1.call('capabilities')).status).toBe(200);
  });

  it('says nothing at all while it is silent', async () => {
    await control.inject({ fault: 'gateway-down', gateway: 0, forMs: 60_000, silent: true });
    const answered = console1.call('capabilities').then(
      () => 'answered',
      () => 'cut',
    );
    const waited = new Promise((resolve) => setTimeout(resolve, 300, 'waiting'));
    expect(await Promise.race([answered, waited])).toBe('waiting');
    await control.inject({ fault: 'gateway-up' });
    expect(await answered).toBe('cut');
  });

  it('ends a following feed when its connections are cut', async () => {
    const feed = console1.feed({ follow: 'true' });
    await until(feed, (line) => line['control'] === 'end');
    await control.inject({ fault: 'cut-connections' });
    await expect(until(feed, () => false)).rejects.toThrow();
  });

  it('cuts a reply in the middle', async () => {
    await control.inject({ fault: 'cut-reply', route: 'changes' });
    await expect(snapshot()).rejects.toThrow();
    expect((await snapshot()).at(-1)).toMatchObject({ control: 'end' });
  });

  it('answers late while it is slow', async () => {
    await control.inject({ fault: 'gateway-slow', forMs: 60_000, delayMs: 400 });
    const before = performance.now();
    await console1.json('capabilities');
    expect(performance.now() - before).toBeGreaterThan(390);
  });

  it('shows another certificate after a change', async () => {
    expect(await thumbprintOf(practice.address)).toBe(practice.thumbprint);
    const { thumbprint } = await control.inject({ fault: 'change-certificate' });
    expect(thumbprint).not.toBe(practice.thumbprint);
    expect(await thumbprintOf(practice.address)).toBe(thumbprint);
  });

  it('asks to sign in when sessions have expired', async () => {
    await control.inject({ fault: 'expire-sessions' });
    const reply = await console1.call('capabilities');
    expect(reply.status).toBe(401);
    expect(JSON.parse(reply.text)).toMatchObject({ code: 'sign-in-required', retryable: true });
  });
});

describe('the edges of the wire', () => {
  it('serves the document that is generated from the contract', async () => {
    expect(await console1.json('openapi')).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
  });

  it('answers problems to nonsense', async () => {
    const notThere = await console1.call('entity', { params: { kind: 'replica', id: 'nobody' } });
    expect(notThere.status).toBe(404);
    const wrong = await console1.call('signIn', { body: { account: 'admin' } });
    expect(JSON.parse(wrong.text)).toMatchObject({ code: 'bad-request', field: 'password' });
    const long = await console1.call('signIn', { body: { account: 'admin', password: 'x'.repeat(2_000_000) } });
    expect(JSON.parse(long.text)).toMatchObject({ code: 'bad-request' });
  });

  it('survives a connection that is no TLS', async () => {
    const socket = connect(Number(practice.address.split(':')[1]), '127.0.0.1');
    socket.on('error', () => socket.destroy());
    socket.write('GET / HTTP/1.1\r\n\r\n');
    await once(socket, 'close');
    expect((await console1.call('capabilities')).status).toBe(200);
  });
});
