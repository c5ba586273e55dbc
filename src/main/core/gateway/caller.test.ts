import { beforeEach, describe, expect, it } from 'vitest';
import type { OperationRequest } from '#shared/gateway-api/index.ts';
import type { Secrets } from '../ports.ts';
import { createCaller, type Caller, type Tokens } from './caller.ts';
import { createGatewayPort } from './client.ts';
import { createGatewayClock, type GatewayClock } from './gateway-clock.ts';
import { createGateways, type Gateways } from './gateways.ts';
import type { GatewayPort } from './port.ts';
import { createSession, type Session } from './session.ts';
import { anOperation } from '../store/testing/lines.ts';
import { silentLog, TestClock } from './testing/clock.ts';
import { FakeProvider, jsonReply, problemReply } from './testing/fake-provider.ts';
import type { TransportReply } from './transport.ts';

class MemorySecrets implements Secrets {
  readonly canStore: boolean;
  readonly kept = new Map<string, string>();

  constructor(canStore: boolean) {
    this.canStore = canStore;
  }

  store(name: string, secret: string): Promise<void> {
    this.kept.set(name, secret);
    return Promise.resolve();
  }

  load(name: string): Promise<string | null> {
    return Promise.resolve(this.kept.get(name) ?? null);
  }

  forget(name: string): Promise<void> {
    this.kept.delete(name);
    return Promise.resolve();
  }
}

let provider: FakeProvider;
let clock: TestClock;
let gateways: Gateways;
let gatewayClock: GatewayClock;
let session: Session;
let port: GatewayPort;
let caller: Caller;
let secrets: MemorySecrets;

function open(addresses: readonly string[]): void {
  gateways = createGateways({ addresses, openTransport: provider.transport, wallMs: () => clock.wallMs() });
  gatewayClock = createGatewayClock(clock);
  const tokens: Tokens = { current: () => session.current(), renew: (refused) => session.renew(refused) };
  caller = createCaller({ gateways, clock, gatewayClock, tokens });
  session = createSession({ caller, clock, log: silentLog, secrets, secretName: 'sign-in:c1' });
  port = createGatewayPort(caller, gatewayClock);
}

const key = { runId: 'run-1', stepId: 's1', attempt: 1 };
const accepted = { ...anOperation('op-1', 'run-1') };
const order: OperationRequest = {
  order: { kind: 'permanent-failover', replicaId: 'rep-1' },
  expect: { replicaRev: 3 },
  notAfter: 1,
  evidence: null,
};
const credentials = { account: 'ada', password: 'secret' };
const orders = () =>
  provider.requests.filter(({ request }) => request.method === 'POST' && request.path === '/v1/operations');
const refreshes = () => provider.requests.filter(({ request }) => request.path.endsWith('/refresh'));
const lookUps = (reply: TransportReply) => {
  provider.answer = ({ path, method }) => (method === 'GET' && path.startsWith('/v1/operations') ? reply : undefined);
};

beforeEach(async () => {
  provider = new FakeProvider();
  clock = new TestClock();
  secrets = new MemorySecrets(true);
  open(['one', 'two']);
  await session.signIn(credentials, false);
  provider.answer = ({ path, method }) =>
    method === 'POST' && path === '/v1/operations' ? jsonReply(202, accepted) : undefined;
});

describe('an order', () => {
  it('carries key, token and session, and answers with the operation', async () => {
    expect(await port.submit(key, 7, order)).toEqual({ ok: true, value: accepted });
    expect(orders()[0]?.request.headers).toMatchObject({
      'idempotency-key': 'run-1/s1/1',
      'fencing-token': '7',
      authorization: 'Bearer access-token-number-1',
    });
  });

  it('goes to the next gateway where not a byte left', async () => {
    provider.mishaps.set('one:6180', () => ({ kind: 'unreachable', detail: 'refused' }));
    expect(await port.submit(key, 7, order)).toMatchObject({ ok: true });
    expect(orders().map(({ address }) => address)).toEqual(['one:6180', 'two:6180']);
  });

  it('goes nowhere else where its reply was lost', async () => {
    provider.mishaps.set('one:6180', () => ({ kind: 'unknown', detail: 'reset' }));
    expect(await port.submit(key, 7, order)).toEqual({ ok: false, failure: { kind: 'unknown', detail: 'reset' } });
    expect(orders()).toHaveLength(1);
  });

  it('is looked up at another gateway then: found, or never accepted', async () => {
    provider.mishaps.set('one:6180', () => ({ kind: 'unknown', detail: 'reset' }));
    await port.submit(key, 7, order);
    lookUps(jsonReply(200, { operations: [accepted] }));
    expect(await port.operationByKey(key)).toEqual({ ok: true, value: accepted });
    lookUps(problemReply('not-found'));
    expect(await port.operationByKey(key)).toEqual({ ok: true, value: null });
    lookUps(jsonReply(200, { operations: [] }));
    expect(await port.operationByKey(key)).toEqual({ ok: true, value: null });
  });

  it('that is refused did not happen, with the reasons of the provider', async () => {
    const blockers = [{ code: 'host-full', detail: 'no room', actions: ['failover'] }];
    provider.answer = () => problemReply('not-allowed', { blockers });
    expect(await port.submit(key, 7, order)).toMatchObject({
      failure: { kind: 'refused', problem: { code: 'not-allowed', blockers } },
    });
    expect(orders()).toHaveLength(1);
  });

  it('that is refused with a code of a later version is refused all the same', async () => {
    provider.answer = () => jsonReply(409, { ...later, status: 409, code: 'tide-is-out' });
    expect(await port.submit(key, 7, order)).toMatchObject({
      failure: { kind: 'refused', problem: { code: 'tide-is-out', retryable: true } },
    });
  });

  it('that broke the gateway is unknown: it may have happened', async () => {
    provider.answer = () => problemReply('internal');
    expect(await port.submit(key, 7, order)).toMatchObject({ failure: { kind: 'unknown' } });
  });

  it.each<readonly [string, TransportReply]>([
    ['no JSON', { status: 202, headers: {}, body: Buffer.from('<html>') }],
    ['of another shape', jsonReply(202, { ...accepted, state: 'pondering' })],
    ['about another order', jsonReply(202, { ...accepted, key: 'run-1/s2/1' })],
    ['of another status', jsonReply(200, accepted)],
    ['a page of some proxy', { status: 502, headers: {}, body: Buffer.from('<h1>Bad gateway</h1>') }],
    ['a problem that contradicts its status', jsonReply(500, { ...problemOf('fenced') })],
  ])('answered with something that is %s is malformed, and asked of nobody else', async (_what, reply) => {
    provider.answer = () => reply;
    expect(await port.submit(key, 7, order)).toMatchObject({ failure: { kind: 'malformed' } });
    expect(orders()).toHaveLength(1);
  });
});

const later = { type: 'about:blank', title: 'later', detail: 'a later version', retryable: true };

function problemOf(code: 'fenced'): object {
  return JSON.parse(problemReply(code).body.toString()) as object;
}

describe('a question', () => {
  it('is asked of the next gateway, whatever became of it at the first', async () => {
    lookUps(jsonReply(200, { operations: [accepted] }));
    for (const kind of ['unknown', 'unreachable'] as const) {
      open(['one', 'two']);
      await session.signIn(credentials, false);
      provider.mishaps.set('one:6180', () => ({ kind, detail: 'x' }));
      expect(await port.operationsOfRun('run-1')).toEqual({ ok: true, value: [accepted] });
      provider.mishaps.clear();
    }
  });

  it('begins with the gateway that worked last', async () => {
    lookUps(jsonReply(200, { operations: [] }));
    provider.mishaps.set('one:6180', () => ({ kind: 'unreachable', detail: 'x' }));
    await port.operationsOfRun('run-1');
    provider.requests.length = 0;
    await port.operationsOfRun('run-1');
    expect(provider.requests.map(({ address }) => address)).toEqual(['two:6180']);
  });

  it('says of an untrusted certificate rather than of a gateway that is away', async () => {
    provider.mishaps.set('one:6180', () => ({ kind: 'untrusted', presentedThumbprint: 'AA' }));
    provider.mishaps.set('two:6180', () => ({ kind: 'unreachable', detail: 'x' }));
    expect(await port.operationsOfRun('run-1')).toMatchObject({ failure: { kind: 'untrusted' } });
  });

  it('is not asked of a gateway that is behind what we know', async () => {
    lookUps(jsonReply(200, { operations: [] }));
    const [one, two] = gateways.forFeed();
    gateways.setBehind(one!, true);
    provider.requests.length = 0;
    await port.operationsOfRun('run-1');
    expect(provider.requests.map(({ address }) => address)).toEqual(['two:6180']);
    gateways.setBehind(two!, true);
    expect(await port.operationsOfRun('run-1')).toMatchObject({ failure: { kind: 'unreachable' } });
  });
});

describe('the session', () => {
  it('is renewed once where the gateway refuses its token, for however many calls', async () => {
    provider.validAccess.clear();
    const results = await Promise.all([
      port.submit(key, 7, order),
      port.submit(key, 7, order),
      port.submit(key, 7, order),
    ]);
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(refreshes()).toHaveLength(1);
  });

  it('that cannot be renewed says "sign in to continue", and the order did not happen', async () => {
    provider.validAccess.clear();
    provider.refreshToken += 1;
    expect(await port.submit(key, 7, order)).toMatchObject({ failure: { kind: 'signed-out' } });
    expect(session.subject()).toBeNull();
    expect(await port.submit(key, 7, order)).toMatchObject({ failure: { kind: 'signed-out' } });
    expect(orders()).toHaveLength(1);
  });

  it('that cannot be renewed now is kept, and the order did not happen', async () => {
    provider.validAccess.clear();
    const down = ({ path }: { readonly path: string }) =>
      path.endsWith('/refresh') ? { kind: 'unknown' as const, detail: 'reset' } : null;
    provider.mishaps.set('one:6180', down);
    provider.mishaps.set('two:6180', down);
    expect(await port.submit(key, 7, order)).toMatchObject({ failure: { kind: 'unreachable' } });
    expect(session.subject()).not.toBeNull();
    provider.mishaps.clear();
    expect(await port.submit(key, 7, order)).toMatchObject({ ok: true });
  });

  it('is renewed before its token runs out', async () => {
    clock.advance(590_000);
    expect(await port.submit(key, 7, order)).toMatchObject({ ok: true });
    expect(refreshes()).toHaveLength(1);
    expect(orders()).toHaveLength(1);
  });

  it('that is refused twice running is at its end', async () => {
    provider.answer = () => problemReply('sign-in-required');
    expect(await port.submit(key, 7, order)).toMatchObject({ failure: { kind: 'signed-out' } });
    expect(orders()).toHaveLength(2);
  });

  it('keeps nothing unless it is asked to, and then not the one-time code', async () => {
    await session.signIn({ ...credentials, totp: '123456' }, false);
    expect([...secrets.kept]).toEqual([]);
    await session.signIn({ ...credentials, totp: '123456' }, true);
    expect(secrets.kept.get('sign-in:c1')).toBe(JSON.stringify(credentials));
    await session.signOut();
    expect([...secrets.kept]).toEqual([]);
    expect(session.subject()).toBeNull();
  });

  it('of a remembered person is opened again, at a start and when a refresh token is dead', async () => {
    await session.signIn(credentials, true);
    open(['one']);
    expect(await session.resume()).toMatchObject({ ok: true, value: { name: 'Ada' } });
    provider.validAccess.clear();
    provider.refreshToken += 1;
    expect(await port.submit(key, 7, order)).toMatchObject({ ok: true });
  });

  it('of a remembered person whose password was changed is forgotten', async () => {
    await session.signIn(credentials, true);
    open(['one']);
    provider.mishaps.set('one:6180', ({ path }) =>
      path === '/v1/sessions' ? problemReply('wrong-credentials') : null,
    );
    expect(await session.resume()).toMatchObject({ failure: { kind: 'refused' } });
    expect([...secrets.kept]).toEqual([]);
  });

  it('is not kept where the platform keeps no secrets', async () => {
    secrets = new MemorySecrets(false);
    open(['one']);
    await session.signIn(credentials, true);
    expect([...secrets.kept]).toEqual([]);
    expect(await session.resume()).toMatchObject({ ok: true });
  });
});

describe("the gateway's clock", () => {
  it('is ours until the gateway spoke, then its own, by the monotonic clock', async () => {
    open(['one']);
    expect(port.gatewayTimeMs()).toBe(clock.wallMs());
    expect(gatewayClock.skewMs()).toBeNull();
    provider.timeMs = clock.wallMs() + 90_000;
    await session.signIn(credentials, false);
    expect(port.gatewayTimeMs()).toBe(provider.timeMs);
    clock.jumpWall(-3_600_000);
    clock.advance(1_000);
    expect(port.gatewayTimeMs()).toBe(provider.timeMs + 1_000);
    expect(gatewayClock.skewMs()).toBe(90_000 + 3_600_000);
  });

  it('takes the middle of the way there and back', () => {
    const sent = clock.monotonicMs();
    clock.advance(400);
    gatewayClock.setByReply(5_000, sent);
    expect(gatewayClock.nowMs()).toBe(5_200);
  });

  it('is put forward by a line of the feed after a sleep, never back', () => {
    gatewayClock.setByReply(100_000, clock.monotonicMs());
    gatewayClock.setByLine(99_000);
    expect(gatewayClock.nowMs()).toBe(100_000);
    gatewayClock.setByLine(700_000);
    expect(gatewayClock.nowMs()).toBe(700_000);
  });
});
