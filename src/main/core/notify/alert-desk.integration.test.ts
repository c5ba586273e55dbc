import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alertKinds, type RunSummary, type WebhookForm } from '#shared/ipc/index.ts';
import { systemClock, systemIds, systemRandom } from '../console/system.ts';
import { silentLog, until } from '../gateway/testing/clock.ts';
import type { Secrets } from '../ports.ts';
import { AlertDesk } from './alert-desk.ts';
import { runSummary as run } from './testing/run-summary.ts';

const SECRET = 'a secret of more than sixteen';
const gate = { stepId: 's-9', text: 'Is erp-db-01 up?', kind: 'gate', since: Date.now() } as const;
const asking: readonly RunSummary[] = [run({ questions: [gate] })];

let folder: string;
let server: Server;
let url: string;
let bodies: string[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'alerts-'));
  bodies = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      bodies.push(body);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/a-token-in-the-path`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

/** A key store in memory; it outlives a console as the platform's does. */
function keyStore(canStore: boolean): Secrets {
  const kept = new Map<string, string>();
  return {
    canStore,
    store: (name, secret) => Promise.resolve(void kept.set(name, secret)),
    load: (name) => Promise.resolve(kept.get(name) ?? null),
    forget: (name) => Promise.resolve(void kept.delete(name)),
  };
}

function open(secrets: Secrets): AlertDesk {
  return new AlertDesk({
    ...{ dataFolder: folder, clock: systemClock, ids: systemIds, random: systemRandom, log: silentLog, secrets },
    ...{ appVersion: 'test', plainLoopback: true, changed: () => undefined },
    lookup: () => Promise.reject(new Error('no name is looked up here')),
  });
}

const form = (part: Partial<WebhookForm> = {}): WebhookForm => ({
  ...{ isOn: true, url, secret: SECRET, events: [...alertKinds], names: false, allowPrivate: true, ca: '' },
  ...part,
});

const files = (): string =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');

describe('a webhook that is set', () => {
  it('is told what happens, once also over a restart; what is kept is no secret', async () => {
    const secrets = keyStore(true);
    const first = open(secrets);
    expect(await first.setWebhook(form())).toMatchObject({ ok: true });
    first.followRuns(asking);
    await until(() => first.view().deliveries[0]?.state === 'sent');
    expect(JSON.parse(bodies[0] ?? '')).toMatchObject({ kind: 'run-needs-answer', urgent: true });
    expect(bodies[0]).not.toContain('erp-db-01');
    expect(first.view().webhook).toMatchObject({ origin: new URL(url).origin, secret: 'kept' });
    expect(files()).not.toContain(SECRET);
    expect(files()).not.toContain('a-token-in-the-path');
    first.close();

    const second = open(secrets);
    await second.start();
    second.followRuns(asking);
    second.followRuns([...asking, run({ runId: 'run-2', questions: [gate] })]);
    await until(() => second.view().deliveries[0]?.state === 'sent' && bodies.length > 1);
    expect(bodies).toHaveLength(2);
    expect(second.view().deliveries.map(({ state }) => state)).toEqual(['sent', 'sent']);
    second.close();
  });

  it('is not told what was not asked for, nor when it is off', async () => {
    const desk = open(keyStore(true));
    await desk.setWebhook(form({ events: ['two-copies'] }));
    desk.followRuns(asking);
    await desk.setWebhook(form({ isOn: false }));
    desk.followRuns([...asking, run({ runId: 'run-2', questions: [gate] })]);
    expect(desk.view().deliveries).toEqual([]);
    desk.close();
  });

  it('needs its secret again where the platform keeps none; what happened meanwhile waits for it', async () => {
    const first = open(keyStore(false));
    await first.setWebhook(form());
    expect(first.view().webhook).toMatchObject({ secret: 'session' });
    first.close();
    const second = open(keyStore(false));
    await second.start();
    expect(second.view().webhook).toMatchObject({ isOn: true, secret: 'missing' });
    second.followRuns(asking);
    expect(second.view().deliveries).toMatchObject([{ state: 'waiting', attempts: 0 }]);
    expect(await second.setWebhook(form({ url: null, secret: null }))).toMatchObject({ failure: { field: 'url' } });
    await second.setWebhook(form());
    await until(() => second.view().deliveries[0]?.state === 'sent');
    second.close();
  });

  it('that is taken away takes its secret with it', async () => {
    const secrets = keyStore(true);
    const desk = open(secrets);
    await desk.setWebhook(form());
    expect(await desk.removeChannel('webhook')).toMatchObject({ ok: true, value: { webhook: null } });
    expect(await secrets.load('alerts:webhook')).toBeNull();
    desk.close();
  });
});

it('an import forgets the secrets: they must not go where somebody else’s file says', async () => {
  const secrets = keyStore(true);
  const desk = open(secrets);
  await desk.setWebhook(form());
  await desk.importSettings({ ...desk.channels.settings });
  expect(desk.view().webhook).toMatchObject({ isOn: false, secret: 'missing' });
  expect(await secrets.load('alerts:webhook')).toBeNull();
  expect(await desk.setWebhook(form({ url: null }))).toMatchObject({ failure: { field: 'url' } });
  desk.close();
});

describe('a test', () => {
  it('sends one message as the form says, and shows what came back', async () => {
    const desk = open(keyStore(false));
    expect(await desk.testWebhook(form())).toMatchObject({ value: { isDone: true, answer: 'HTTP 204' } });
    expect(JSON.parse(bodies[0] ?? '')).toMatchObject({ test: true, title: 'Test: a message from Farshore' });
    expect(desk.view().webhook).toBeNull();
    expect(await desk.testWebhook(form({ secret: 'short' }))).toMatchObject({ failure: { field: 'secret' } });
    desk.close();
  });
});

it('the desktop hears what it is set to hear, and nobody else is needed for it', () => {
  const desk = open(keyStore(false));
  const heard: string[] = [];
  desk.followRuns(asking);
  desk.onAlert(({ kind }) => heard.push(kind));
  desk.followRuns(asking);
  desk.setRules({ ...desk.view().rules, desktopEvents: ['two-copies'] });
  desk.followRuns([...asking, run({ runId: 'run-2', questions: [gate] })]);
  expect(heard).toEqual(['run-needs-answer']);
  desk.close();
});
