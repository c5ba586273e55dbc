import { beforeEach, describe, expect, it } from 'vitest';
import { aPlan, aPlanDraft } from '../store/testing/lines.ts';
import { createCaller } from './caller.ts';
import { createGatewayPort } from './client.ts';
import { createGatewayClock } from './gateway-clock.ts';
import { createGateways } from './gateways.ts';
import type { GatewayPort } from './port.ts';
import { succeed } from '../ports.ts';
import { TestClock } from './testing/clock.ts';
import { FakeProvider, jsonReply, problemReply } from './testing/fake-provider.ts';
import type { TransportReply } from './transport.ts';

let provider: FakeProvider;
let port: GatewayPort;

beforeEach(() => {
  provider = new FakeProvider();
  provider.validAccess.add('token');
  const clock = new TestClock();
  const gatewayClock = createGatewayClock(clock);
  const gateways = createGateways({
    addresses: ['one', 'two'],
    openTransport: provider.transport,
    wallMs: () => clock.wallMs(),
  });
  const token = () => Promise.resolve(succeed('token'));
  port = createGatewayPort(
    createCaller({ gateways, clock, gatewayClock, tokens: { current: token, renew: token } }),
    gatewayClock,
  );
});

describe('a plan', () => {
  const draft = aPlanDraft();
  const stored = aPlan('plan-1', { rev: 4 });
  const at = (wanted: string, reply: TransportReply) => {
    provider.answer = ({ method, path }) => (`${method} ${path}` === wanted ? reply : undefined);
  };
  const bodies = () => provider.requests.flatMap(({ request: { body } }) => (body === undefined ? [] : [body]));

  it('is made under the id that the console gave it', async () => {
    at('POST /v1/plans', jsonReply(201, stored));
    expect(await port.createPlan({ id: 'plan-1', ...draft })).toEqual({ ok: true, value: stored });
    expect(JSON.parse(bodies().at(-1) ?? '')).toEqual({ id: 'plan-1', ...draft });
  });

  it('is replaced and deleted only as the one that was read', async () => {
    at('PUT /v1/plans/plan-1', jsonReply(200, stored));
    expect(await port.replacePlan('plan-1', 3, draft)).toEqual({ ok: true, value: stored });
    at('DELETE /v1/plans/plan-1', { status: 204, headers: {}, body: Buffer.alloc(0) });
    expect(await port.deletePlan('plan-1', 4)).toEqual({ ok: true, value: undefined });
    const conditions = provider.requests.flatMap(({ request }) => request.headers['if-match'] ?? []);
    expect(conditions).toEqual(['"3"', '"4"']);
  });

  it('that changed since is refused with the revision that is current', async () => {
    at('PUT /v1/plans/plan-1', problemReply('changed', { currentRev: 7 }));
    expect(await port.replacePlan('plan-1', 3, draft)).toMatchObject({
      failure: { kind: 'refused', problem: { code: 'changed', currentRev: 7 } },
    });
  });

  it('is put once, whatever became of the reply, and then read', async () => {
    provider.mishaps.set('one:6180', ({ method }) => (method === 'PUT' ? { kind: 'unknown', detail: 'reset' } : null));
    expect(await port.replacePlan('plan-1', 3, draft)).toMatchObject({ failure: { kind: 'unknown' } });
    expect(provider.paths().filter((path) => path.startsWith('PUT'))).toHaveLength(1);
    at('GET /v1/plan/plan-1', jsonReply(200, { seq: 9, kind: 'plan', id: 'plan-1', rev: 4, body: stored }));
    expect(await port.plan('plan-1')).toEqual({ ok: true, value: stored });
  });

  it('that is not there is none, and one that is no plan is malformed', async () => {
    at('GET /v1/plan/plan-1', problemReply('not-found'));
    expect(await port.plan('plan-1')).toEqual({ ok: true, value: null });
    at('GET /v1/plan/plan-1', jsonReply(200, { seq: 9, kind: 'plan', id: 'plan-1', rev: 4, body: { id: 'plan-1' } }));
    expect(await port.plan('plan-1')).toMatchObject({ failure: { kind: 'malformed' } });
  });
});

describe('an approval', () => {
  it('carries the hash that was looked at', async () => {
    provider.answer = () => problemReply('forbidden');
    const request = { hash: 'a'.repeat(64), answer: 'approve' as const, reason: 'seen' };
    expect(await port.approve('run-1', request)).toMatchObject({ failure: { problem: { code: 'forbidden' } } });
    const [sent] = provider.requests.slice(-1);
    expect(sent?.request).toMatchObject({ method: 'POST', path: '/v1/runs/run-1/approval' });
    expect(JSON.parse(sent?.request.body ?? '')).toEqual(request);
  });
});
