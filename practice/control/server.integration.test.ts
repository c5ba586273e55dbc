import { readFileSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startPractice } from '../index.ts';
import type { Practice } from '../index.ts';
import { ControlClient } from './client.ts';

let practice: Practice;

beforeEach(async () => {
  practice = await startPractice({ speed: 1_000 });
});

afterEach(() => practice.stop());

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

function statusOf({ method = 'GET', path = '/truth', headers = {}, body }: Sent): Promise<number> {
  const token = readFileSync(practice.control.tokenFile, 'utf8');
  const all = { authorization: `Bearer ${token}`, ...headers };
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: practice.control.port, method, path, headers: all }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

describe('the control port', () => {
  it('lets in only who can read the token file', async () => {
    expect(statSync(practice.control.tokenFile).mode & 0o777).toBe(0o600);
    expect(await statusOf({})).toBe(200);
    expect(await statusOf({ headers: { authorization: 'Bearer guess' } })).toBe(401);
    expect(await statusOf({ headers: { authorization: '' } })).toBe(401);
  });

  it('refuses pages and foreign hosts, even with the token', async () => {
    expect(await statusOf({ headers: { origin: 'http://127.0.0.1' } })).toBe(403);
    expect(await statusOf({ headers: { host: 'practice.example' } })).toBe(403);
  });

  it('refuses what it does not know', async () => {
    expect(await statusOf({ path: '/other' })).toBe(404);
    expect(await statusOf({ method: 'POST', path: '/faults', body: '{"fault":"earthquake"}' })).toBe(422);
    expect(await statusOf({ method: 'POST', path: '/faults', body: 'no json' })).toBe(422);
    expect(await statusOf({ method: 'POST', path: '/faults', body: 'x'.repeat(100_000) })).toBe(413);
  });

  it('does what it is told, and says so where it cannot', async () => {
    const control = new ControlClient(practice.control);
    const replica = (): unknown => practice.provider.store.get('replica', 'rep-erp-app-01');
    const site = (): unknown => practice.provider.store.get('site', 'site-lon-a');
    await control.inject({ fault: 'site-lost', siteId: 'site-lon-a', unknown: true });
    expect(site()).toMatchObject({ contact: { state: 'unknown' } });
    await control.inject({ fault: 'site-returns', siteId: 'site-lon-a', sources: 'off' });
    expect(replica()).toMatchObject({ sourcePower: { power: 'off', observer: 'site-agent' } });
    await control.inject({ fault: 'source-power', vmId: 'vm-erp-app-01', power: 'on' });
    expect(replica()).toMatchObject({ sourcePower: { power: 'on' } });
    await control.inject({ fault: 'host-full' });
    expect(replica()).toMatchObject({
      allowedActions: ['power-off-source', 'pin-point'],
      blockers: [{ code: 'quota-exceeded' }],
    });
    await control.inject({ fault: 'host-full', full: false });
    await control.inject({ fault: 'replica-busy', replicaId: 'rep-erp-app-01', busy: true });
    expect(replica()).toMatchObject({ state: 'processing', allowedActions: [] });
    await control.inject({ fault: 'replica-busy', replicaId: 'rep-erp-app-01', busy: false });
    await control.inject({ fault: 'tenant-enabled', enabled: false });
    expect(replica()).toMatchObject({ state: 'ready', blockers: [{ code: 'tenant-disabled' }] });
    await control.inject({ fault: 'tenant-enabled', enabled: true });
    await control.inject({ fault: 'host-unreachable', hostId: 'host-cloud-01' });
    expect(replica()).toMatchObject({ blockers: [{ code: 'host-unreachable' }] });
    await control.inject({ fault: 'host-unreachable', hostId: 'host-cloud-01', unreachable: false });
    expect(replica()).toMatchObject({ blockers: [] });
    const guest = { fault: 'guest-shutdown', copy: 'source', how: 'slow' } as const;
    expect(await control.inject({ ...guest, vmId: 'vm-erp-app-01' })).toMatchObject({ done: true });
    expect(await control.inject({ ...guest, vmId: 'vm-nobody' })).toMatchObject({ done: false });
    await control.inject({ fault: 'tenant-policy', approvalForLiveStart: true });
    const tenant = practice.provider.store.get('tenant', 'tenant-01');
    expect(tenant?.policy).toEqual({ approvalForLiveStart: true, approvalForOverride: false });
    await control.inject({ fault: 'clear' });
    expect(await control.inject({ fault: 'expire-lease', runId: 'nobody' })).toMatchObject({ done: false });
    expect(await control.inject({ fault: 'site-lost', siteId: 'nowhere' })).toMatchObject({ done: false });
  });

  it('tells the truth about every copy', async () => {
    const truth = await new ControlClient(practice.control).truth();
    expect(truth.copies).toHaveLength(24);
    expect(truth).toMatchObject({ effects: [], requests: [], lostReplies: 0, sameKeyRetries: 0 });
  });
});
