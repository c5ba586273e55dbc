import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planDraft } from '#shared/domain/index.ts';
import { preferencesDefault, type ConnectionView, type KeptFailback } from '#shared/ipc/index.ts';
import { startPractice, type Practice } from '../practice/index.ts';
import type { RunningConsole } from '../src/main/core/console.ts';
import { openFailbacks, type OpenFailbacks } from '../src/main/core/store/index.ts';
import { ConsoleWorld } from './testing/console-world.ts';
import { ask, until } from './watch.ts';

let world: ConsoleWorld;
let port: RunningConsole;
let folder: string;
let connectionId: string;

beforeEach(async () => {
  world = await ConsoleWorld.start();
  const connected = await world.connectedConsole();
  ({ port, folder } = connected);
  connectionId = connected.connection.id;
});
afterEach(() => world.close());

async function viewOf(id = connectionId, console = port): Promise<ConnectionView> {
  const found = (await ask(console, 'connections.list', {})).find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no connection ${id}.`);
  return found;
}

describe('a connection that is there', () => {
  it('is renamed, also over a restart, but not like another', async () => {
    await ask(port, 'settings.rename', { connectionId, name: '  Harbour ' });
    expect((await viewOf()).name).toBe('Harbour');
    expect(await port.ask('settings.rename', { connectionId, name: '   ' })).toMatchObject({
      failure: { code: 'bad-field', field: 'name' },
    });
    await port.close();
    port = await world.console(folder);
    expect((await viewOf()).name).toBe('Harbour');
  });

  it('is signed out, and shows what was known last', async () => {
    const view = await ask(port, 'settings.signOut', { connectionId });
    expect(view.subject).toBeNull();
    await until('signed out', 20_000, async () => (await viewOf()).state === 'signed-out' || null);
    expect((await viewOf()).counts?.vms).toBe(24);
  });

  it('has its cache cleared and read again, while the journal stays', async () => {
    const before = await ask(port, 'settings.storage', {});
    expect(before.caches[0]?.bytes).toBeGreaterThan(50_000);
    expect(before.files.find(({ what }) => what === 'journal')?.bytes).toBeGreaterThan(0);
    await ask(port, 'settings.clearCache', { connectionId });
    await until('the estate again', 20_000, async () => {
      const now = await viewOf();
      return (now.freshness === 'live' && now.counts?.vms === 24) || null;
    });
    expect((await ask(port, 'estate.picture', { connectionId })).vmIds).toHaveLength(24);
    expect(existsSync(join(folder, 'journal.sqlite'))).toBe(true);
  });

  it('keeps its cache while the provider is not heard: there would be nothing left to look at', async () => {
    await world.control.inject({ fault: 'gateway-down', forMs: 60_000 });
    await until('offline', 20_000, async () => (await viewOf()).freshness === 'offline' || null);
    expect(await port.ask('settings.clearCache', { connectionId })).toMatchObject({
      failure: { code: 'clear-cache-offline' },
    });
    expect((await viewOf()).counts?.vms).toBe(24);
  });
});

describe('a connection that is removed', () => {
  it('says before what goes, asks for its name, and takes cache, drafts and wizards with it', async () => {
    await port.close();
    keepWizard();
    port = await world.console(folder);
    const [plan] = await ask(port, 'plan.list', { connectionId });
    const kept = await ask(port, 'plan.get', { connectionId, planId: plan?.planId ?? '' });
    const draft = planDraft.parse({ ...kept.plan, name: 'Mine' });
    await ask(port, 'plan.draft', { connectionId, planId: kept.planId, draft });
    const removal = await ask(port, 'settings.removal', { connectionId });
    expect(removal).toMatchObject({ drafts: 1, wizards: 1, openRuns: 0 });
    expect(removal.cacheBytes).toBeGreaterThan(50_000);
    expect(await port.ask('connections.remove', { connectionId, typedName: 'another' })).toMatchObject({
      failure: { code: 'name-mistyped', field: 'typedName' },
    });
    await ask(port, 'connections.remove', { connectionId, typedName: removal.name });
    expect(await ask(port, 'connections.list', {})).toEqual([]);
    expect(existsSync(join(folder, 'connections', connectionId))).toBe(false);
    expect(existsSync(join(folder, 'journal.sqlite'))).toBe(true);
    await port.close();
    expect(inWizards((file) => file.openOnes(connectionId))).toEqual({ ok: true, value: [] });
  });
});

function inWizards<T>(work: (file: OpenFailbacks) => T): T {
  const opened = openFailbacks({ path: join(folder, 'failbacks.sqlite') });
  if (!opened.ok) throw new Error(opened.failure.detail);
  const result = work(opened.value);
  opened.value.close();
  return result;
}

/** As an earlier start of the console left it. */
function keepWizard(): void {
  const kept: KeptFailback = {
    ...{ id: 'f-1', connectionId, name: 'Shop', planId: null, vmIds: ['vm-1'], createdAt: 5, closedAt: null },
    ...{ page: 'where', decided: 'where', ticks: [], left: [] },
    choice: { target: { kind: 'original' }, quickRollback: false, switchover: { mode: 'auto' } },
  };
  expect(inWizards((file) => file.keep(kept)).ok).toBe(true);
}

describe('two providers', () => {
  let second: Practice;
  beforeEach(async () => {
    second = await startPractice({ accounts: [{ account: 'ann', password: 'another password of ann' }] });
  });
  afterEach(() => second.stop());

  it('stand side by side, and one can go without the other', async () => {
    const { addresses, thumbprint } = second;
    const added = await ask(port, 'connections.add', {
      ...{ name: 'Second', addresses: [...addresses], thumbprint, account: 'ann', totp: null, remember: false },
      password: 'another password of ann',
    });
    await until('both live', 20_000, async () => {
      const all = await ask(port, 'connections.list', {});
      return all.every(({ freshness, counts }) => freshness === 'live' && counts?.vms === 24) || null;
    });
    expect(await port.ask('settings.rename', { connectionId, name: 'Second' })).toMatchObject({
      failure: { field: 'name' },
    });
    for (const id of [connectionId, added.id]) {
      expect((await ask(port, 'estate.picture', { connectionId: id })).connectionId).toBe(id);
      expect((await ask(port, 'plan.list', { connectionId: id })).length).toBeGreaterThan(0);
    }
    await ask(port, 'connections.remove', { connectionId: added.id, typedName: 'Second' });
    expect((await viewOf()).freshness).toBe('live');
    expect(await port.ask('estate.picture', { connectionId: added.id })).toMatchObject({ ok: false });
  });
});

describe('settings as a file', () => {
  const form = {
    ...{ isOn: true, url: 'https://hooks.example/a-token', secret: 'a secret of sixteen signs', ca: '' },
    ...{ events: ['two-copies' as const], names: false, allowPrivate: false },
  };

  it('hold no secret, say what they would change, and bring connections without trust and channels off', async () => {
    await ask(port, 'alerts.setWebhook', form);
    await ask(port, 'settings.rename', { connectionId, name: 'Harbour' });
    const { text } = await ask(port, 'settings.export', { preferences: { ...preferencesDefault, theme: 'dark' } });
    expect(text).not.toContain('a-token');
    expect(text).not.toContain(form.secret);
    expect(text).not.toContain(world.password);

    const other = await world.console();
    const preview = await ask(other, 'settings.readImport', { text, preferences: preferencesDefault });
    expect(preview.lines.map(({ what, does }) => `${what} ${does}`)).toEqual([
      ...['connection add', 'preference change', 'alerts change', 'webhook off', 'ssh off'],
    ]);
    expect(await ask(other, 'connections.list', {})).toEqual([]);
    const { importId } = preview;
    const result = await ask(other, 'settings.applyImport', { importId });
    expect(result).toMatchObject({ connectionsAdded: 1, preferences: { theme: 'dark' } });
    expect(await other.ask('settings.applyImport', { importId })).toMatchObject({ failure: { code: 'bad-import' } });
    const alerts = await ask(other, 'alerts.view', {});
    expect(alerts.webhook).toMatchObject({ isOn: false, origin: 'https://hooks.example', secret: 'missing' });

    const [imported] = await ask(other, 'connections.list', {});
    const { thumbprint } = world.practice;
    expect(imported).toMatchObject({ name: 'Harbour', state: 'untrusted', isUnconfirmed: true, thumbprint });
    const id = imported?.id ?? '';
    const signIn = { connectionId: id, password: world.password, totp: null, remember: false };
    expect(await other.ask('connections.signIn', signIn)).toMatchObject({ failure: { code: 'untrusted' } });
    await ask(other, 'connections.confirmCertificate', { connectionId: id, thumbprint });
    await ask(other, 'connections.signIn', signIn);
    await until('live', 20_000, async () => (await viewOf(id, other)).freshness === 'live' || null);

    const again = await ask(other, 'settings.readImport', { text, preferences: preferencesDefault });
    expect(again.lines[0]).toMatchObject({ what: 'connection', does: 'same' });
  });

  it('that are no settings, newer or damaged are refused with what is wrong', async () => {
    const { text } = await ask(port, 'settings.export', { preferences: preferencesDefault });
    const read = (changed: string) =>
      port.ask('settings.readImport', { text: changed, preferences: preferencesDefault });
    expect(await read('{"kind":"else"}')).toMatchObject({ failure: { message: { code: 'import.not-settings' } } });
    expect(await read(text.replace('"version": 1', '"version": 2'))).toMatchObject({
      failure: { message: { code: 'import.newer' } },
    });
    expect(await read(text.replace('"account": "', '"account": 7, "x": "'))).toMatchObject({
      failure: { code: 'bad-import', field: 'connections.0.account' },
    });
    expect(readFileSync(join(folder, 'connections.json'), 'utf8')).toContain(connectionId);
  });
});
