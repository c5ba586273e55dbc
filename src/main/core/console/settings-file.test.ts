import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { HostAct } from '#shared/domain/index.ts';
import { preferencesDefault } from '#shared/ipc/index.ts';
import type { ChannelName, ReplyOf, RequestOf } from '#shared/ipc/index.ts';
import { createConsole, type RunningConsole } from '../console.ts';
import { openHosts } from '../hosts/index.ts';
import type { Secrets } from '../ports.ts';
import { systemClock } from './system.ts';

const THUMBPRINT = Array.from({ length: 32 }, () => 'AB').join(':');
const connection = {
  ...{ id: 'c-1', name: 'Harbour', addresses: ['127.0.0.1:1'], account: 'ann' },
  ...{
    trust: { kind: 'thumbprint', thumbprints: [THUMBPRINT] },
    receiptKeys: ['MCowBQYDK2VwAyEA'.padEnd(59, 'A') + '='],
  },
};
const place = { address: 'esx-07.example', port: 22, credential: 'hypervisor root', jump: null };
const command: HostAct = {
  ...{ kind: 'command', place, command: 'esxcli vm process kill', limitSeconds: 60, exitCodes: [0], contains: null },
  safeToRepeat: true,
};
const FINGERPRINT = `SHA256:${'h'.repeat(43)}`;

let folder: string;
const open: RunningConsole[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-file-'));
});

afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
  rmSync(folder, { recursive: true });
});

function keyStore(): Secrets {
  const kept = new Map<string, string>();
  return {
    canStore: true,
    store: (name, secret) => Promise.resolve(void kept.set(name, secret)),
    load: (name) => Promise.resolve(kept.get(name) ?? null),
    forget: (name) => Promise.resolve(void kept.delete(name)),
  };
}

/** A console on a computer of its own; `knowsHosts`: with an account, a confirmed key and a confirmed command. */
async function computer(name: string, { connections = [] as readonly unknown[], knowsHosts = false } = {}) {
  const dataFolder = join(folder, name);
  mkdirSync(dataFolder);
  const secrets = keyStore();
  writeFileSync(join(dataFolder, 'connections.json'), JSON.stringify({ format: 1, connections }));
  if (knowsHosts) {
    const hosts = openHosts(dataFolder, secrets, systemClock);
    const proof = { kind: 'key', file: '/home/ann/.ssh/esx', hasPassphrase: true } as const;
    await hosts.credentials.save({ label: place.credential, account: 'vault-admin', proof }, 'open sesame');
    hosts.hostKeys.confirm(place, FINGERPRINT, 1);
    hosts.confirmed.confirm(command, 1);
  }
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const setting = { dataFolder, secrets, log, nativeBinding: undefined, appVersion: '1', waitsToBegin: true } as const;
  const port = await createConsole(setting);
  open.push(port);
  const ask = async <C extends ChannelName>(channel: C, request: RequestOf<C>): Promise<ReplyOf<C>> => {
    const answer = await port.ask(channel, request);
    if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
    return answer.value;
  };
  const hostFiles = () =>
    ['credentials.json', 'host-keys.json', 'confirmed-commands.json']
      .filter((file) => readdirSync(dataFolder).includes(file))
      .map((file) => readFileSync(join(dataFolder, file), 'utf8'));
  return { port, ask, hostFiles, hosts: () => openHosts(dataFolder, secrets, systemClock) };
}

const preferences = preferencesDefault;

it('an export holds nothing of the hosts: no account, no path of a key, no key of a host, no confirmed command', async () => {
  const { ask, hostFiles } = await computer('a', { connections: [connection], knowsHosts: true });
  const { text } = await ask('settings.export', { preferences });
  expect(Object.keys(JSON.parse(text) as object).toSorted()).toEqual(
    ['kind', 'version', 'exportedAt', 'appVersion', 'preferences', 'connections', 'alerts'].toSorted(),
  );
  for (const told of ['hypervisor', 'vault-admin', '/home/ann', 'open sesame', 'SHA256:', 'esx-07', 'receiptKeys']) {
    expect(text).not.toContain(told);
  }
  const [hash = ''] = Object.keys(JSON.parse(hostFiles()[2] ?? '{}') as object);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(text).not.toContain(hash);
});

it('an import leaves what is known of hosts as it is: a computer without accounts has none afterwards', async () => {
  const from = await computer('a', { connections: [connection], knowsHosts: true });
  const { text } = await from.ask('settings.export', { preferences });
  for (const [name, knowsHosts] of [
    ['empty', false],
    ['knowing', true],
  ] as const) {
    const to = await computer(name, { knowsHosts });
    const before = to.hostFiles();
    expect(before).toHaveLength(knowsHosts ? 3 : 0);
    const preview = await to.ask('settings.readImport', { text, preferences });
    expect(preview.lines.find(({ what }) => what === 'ssh')).toMatchObject({
      does: 'off',
      words: { code: 'import.ssh' },
    });
    await to.ask('settings.applyImport', { importId: preview.importId });
    expect(to.hostFiles()).toEqual(before);
    expect(to.hosts().confirmed.has(command)).toBe(knowsHosts);
    expect(await to.ask('connections.list', {})).toMatchObject([{ name: 'Harbour', isUnconfirmed: true }]);
  }
});

it.each([
  ['credentials', [{ label: place.credential, account: 'root', proof: { kind: 'password' } }]],
  ['hostKeys', { 'esx-07.example:22': { fingerprint: FINGERPRINT, confirmedAt: 1 } }],
  ['confirmedCommands', { ['0'.repeat(64)]: 1 }],
])('a file into which somebody wrote %s is refused, and nothing of it comes', async (key, value) => {
  const { ask, port, hostFiles } = await computer('a', { connections: [connection] });
  const { text } = await ask('settings.export', { preferences });
  const doctored = JSON.stringify({ ...(JSON.parse(text) as object), [key]: value });
  const answer = await port.ask('settings.readImport', { text: doctored, preferences });
  expect(answer).toMatchObject({ ok: false, failure: { code: 'bad-import', message: { code: 'import.wrong' } } });
  expect(JSON.stringify(answer)).toContain(key);
  expect(hostFiles()).toEqual([]);
});

it('a key of receipts that a file claims is not pinned', async () => {
  const from = await computer('a', { connections: [connection] });
  const { text } = await from.ask('settings.export', { preferences });
  const file = JSON.parse(text) as { connections: object[] };
  const { receiptKeys } = connection;
  const doctored = JSON.stringify({ ...file, connections: file.connections.map((one) => ({ ...one, receiptKeys })) });
  const to = await computer('b');
  const { importId } = await to.ask('settings.readImport', { text: doctored, preferences });
  await to.ask('settings.applyImport', { importId });
  expect((await to.ask('evidence.keys', {})).connections).toMatchObject([{ name: 'Harbour', pinned: null }]);
  expect((await from.ask('evidence.keys', {})).connections[0]?.pinned).not.toBeNull();
});
