import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { HostAct, SshPlace } from '#shared/domain/index.ts';
import type { AccountForm, PresentedHostKey } from '#shared/ipc/index.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../console/system.ts';
import type { Secrets } from '../ports.ts';
import { PASSPHRASE, Sshd } from '../ssh/testing/sshd.ts';
import { hashOf, openHosts, type Hosts } from './index.ts';

let sshd: Sshd;
let folder: string;
let hosts: Hosts;
let secrets: Secrets & { readonly kept: Map<string, string> };

function secretsOf(canStore: boolean): typeof secrets {
  const kept = new Map<string, string>();
  return {
    kept,
    canStore,
    store: (name, secret) => Promise.resolve(void kept.set(name, secret)),
    load: (name) => Promise.resolve(kept.get(name) ?? null),
    forget: (name) => Promise.resolve(void kept.delete(name)),
  };
}

const place = (): SshPlace => ({ address: '127.0.0.1', port: sshd.port, credential: 'hypervisor', jump: null });
const command = (text: string): Extract<HostAct, { readonly kind: 'command' }> => ({
  ...{ kind: 'command', place: place(), command: text, limitSeconds: 60, exitCodes: [0], contains: null },
  safeToRepeat: true,
});

async function know(): Promise<void> {
  const file = path.join(folder, 'key');
  writeFileSync(file, sshd.key('locked'));
  chmodSync(file, 0o600);
  const proof = { kind: 'key', file, hasPassphrase: true } as const;
  await hosts.credentials.save({ label: 'hypervisor', account: sshd.account, proof }, PASSPHRASE);
}

beforeAll(async () => {
  sshd = await Sshd.start();
});
afterAll(() => sshd.stop());

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'farshore-hosts-'));
  secrets = secretsOf(true);
  hosts = openHosts(folder, secrets, systemClock);
  return () => rmSync(folder, { recursive: true, force: true });
});

describe('a step on a host of the tenant', () => {
  it('is done only when its account, its host and its text are known on this computer', async () => {
    const act = command('echo done; exit 0');
    const detail = async (): Promise<string> => (await hosts.acts.act(act)).detail;
    expect(await detail()).toMatch(/Nobody has read and confirmed/);
    hosts.confirmed.confirm(act, 1);
    expect(await detail()).toMatch(/no account called “hypervisor”/);
    await know();
    expect(await detail()).toContain(`was never confirmed here. It shows ${sshd.hostKeyFingerprint}`);
    hosts.hostKeys.confirm(place(), sshd.hostKeyFingerprint, 1);
    expect(await hosts.acts.act(act)).toMatchObject({ outcome: 'done', output: 'done\n' });
    expect(await hosts.acts.act(command('echo Done; exit 0'))).toMatchObject({ outcome: 'failed' });
  });

  it('is refused by the wrong key of a host, with both fingerprints', async () => {
    const act = command('echo done');
    hosts.confirmed.confirm(act, 1);
    await know();
    const other = `SHA256:${'B'.repeat(43)}`;
    hosts.hostKeys.confirm(place(), other, 1);
    const { outcome, detail } = await hosts.acts.act(act);
    expect(outcome).toBe('failed');
    expect(detail).toContain(other);
    expect(detail).toContain(sshd.hostKeyFingerprint);
  });

  it('that cuts a VM off holds when the hypervisor says so', async () => {
    const state = sshd.place('fenced');
    const act: HostAct = {
      ...{ kind: 'fence', place: place(), vmName: "erp's db", limitSeconds: 30, saysOff: 'shut off' },
      powerOff: `printf 'shut off: %s' "$FARSHORE_VM" > ${state}`,
      powerState: `cat ${state}`,
    };
    hosts.confirmed.confirm(act, 1);
    await know();
    hosts.hostKeys.confirm(place(), sshd.hostKeyFingerprint, 1);
    const report = await hosts.acts.act(act);
    expect(report).toMatchObject({ outcome: 'done', detail: 'The hypervisor says that it is off.' });
    expect(report.output).toContain("shut off: erp's db");
  });
});

describe('what is missing on this computer', () => {
  it('is an account, a key and a text, each until it is settled', async () => {
    const act = command('echo done');
    const through: HostAct = { ...act, place: { ...place(), jump: { ...place(), address: 'localhost' } } };
    expect(await hosts.desk.gaps([act, through])).toMatchObject({
      accounts: [{ label: 'hypervisor', why: 'unknown-credential' }],
      hosts: [
        { address: 'localhost', jump: null },
        { address: '127.0.0.1', port: sshd.port },
      ],
      texts: [{ hash: hashOf(act) }, { hash: hashOf(through) }],
    });
    await know();
    const { presented } = await shownBy(place());
    expect(presented).toBe(sshd.hostKeyFingerprint);
    const key = { ...place(), fingerprint: presented, replaces: null };
    expect((await hosts.desk.confirmKey(key)).ok).toBe(true);
    expect((await hosts.desk.confirmText(hashOf(act))).ok).toBe(true);
    expect(await hosts.desk.gaps([act])).toEqual({ accounts: [], hosts: [], texts: [] });
    expect(await hosts.acts.act(act)).toMatchObject({ outcome: 'done' });
    await hosts.desk.forgetText(hashOf(act));
    await hosts.desk.forgetKey(`[127.0.0.1]:${String(sshd.port)}`);
    expect(await hosts.desk.gaps([act])).toMatchObject({ hosts: [{}], texts: [{}] });
  });

  it('is not asked of what is still being written', async () => {
    expect(await hosts.desk.gaps([command(''), { ...command('halt'), place: { ...place(), address: '' } }])).toEqual({
      accounts: [],
      hosts: [],
      texts: [],
    });
  });

  it('can be confirmed only as it was shown here', async () => {
    expect(await hosts.desk.confirmText(hashOf(command('echo done')))).toMatchObject({ ok: false });
    const unseen = { ...place(), fingerprint: sshd.hostKeyFingerprint, replaces: null };
    expect(await hosts.desk.confirmKey(unseen)).toMatchObject({ ok: false, failure: { code: 'key-not-shown' } });
    expect(hosts.hostKeys.pinned(place())).toBeNull();
  });

  it('is a changed key only once both were shown side by side', async () => {
    const older = `SHA256:${'B'.repeat(43)}`;
    const { presented } = await shownBy(place());
    hosts.hostKeys.confirm(place(), older, 1);
    const confirm = (replaces: string | null) =>
      hosts.desk.confirmKey({ ...place(), fingerprint: presented, replaces });
    expect((await confirm(null)).ok).toBe(false);
    expect((await confirm(older)).ok).toBe(false);
    expect(await shownBy(place())).toMatchObject({ presented, pinned: older });
    expect((await confirm(null)).ok).toBe(false);
    expect((await confirm(older)).ok).toBe(true);
    expect(hosts.hostKeys.pinned(place())).toBe(presented);
  });
});

describe('an account', () => {
  const form = (change: Partial<AccountForm>): AccountForm => ({
    ...{ was: null, label: 'hypervisor', account: 'ann', secret: null, proof: { kind: 'password' } },
    ...change,
  });
  const refusal = async (change: Partial<AccountForm>): Promise<unknown> => {
    const saved = await hosts.desk.saveAccount(form(change));
    return saved.ok ? null : [saved.failure.code, saved.failure.field];
  };
  const keyFile = (name: 'client' | 'locked'): string => {
    const file = path.join(folder, name);
    writeFileSync(file, sshd.key(name));
    return file;
  };

  it('that cannot work is refused at the field that is wrong, and nothing is kept', async () => {
    const key = (file: string, hasPassphrase = false) => ({ proof: { kind: 'key', file, hasPassphrase } }) as const;
    expect(await refusal({ label: ' ' })).toEqual(['no-label', 'label']);
    expect(await refusal({ account: '' })).toEqual(['no-account', 'account']);
    expect(await refusal({})).toEqual(['no-password', 'secret']);
    expect(await refusal(key('/nowhere/key'))).toEqual(['file-unreadable', 'file']);
    const noKey = path.join(folder, 'no-key');
    writeFileSync(noKey, 'hello');
    expect(await refusal(key(noKey))).toEqual(['not-a-key', 'file']);
    expect(await refusal(key(keyFile('locked')))).toEqual(['passphrase-needed', 'secret']);
    expect(await refusal({ ...key(keyFile('locked'), true), secret: 'no' })).toEqual(['passphrase-wrong', 'secret']);
    expect((await hosts.desk.view()).accounts).toEqual([]);
    expect(await refusal({ ...key(keyFile('locked'), true), secret: PASSPHRASE })).toBeNull();
    expect(await refusal(key(keyFile('client')))).toEqual(['label-taken', 'label']);
  });

  it('keeps its secret under another label, and shows it to nobody', async () => {
    expect(await refusal({ secret: 'the password' })).toBeNull();
    expect(await refusal({ was: 'hypervisor', label: 'esx', account: 'ben' })).toBeNull();
    const view = await hosts.desk.view();
    expect(view.accounts).toEqual([{ label: 'esx', account: 'ben', proof: { kind: 'password' }, secret: 'kept' }]);
    expect(JSON.stringify(view)).not.toContain('the password');
    expect(await hosts.credentials.proofOf('esx')).toMatchObject({ proof: { password: 'the password' } });
    expect([...secrets.kept.keys()]).toEqual(['ssh/esx']);
    await hosts.desk.removeAccount('esx');
    expect(secrets.kept.size).toBe(0);
  });
});

async function shownBy(host: SshPlace): Promise<PresentedHostKey> {
  const answer = await hosts.desk.askKey(host);
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.value;
}

describe('what this computer keeps', () => {
  it('is there after a restart, without a secret in any file', async () => {
    const act = command('echo done');
    await know();
    hosts.hostKeys.confirm(place(), sshd.hostKeyFingerprint, 1);
    hosts.confirmed.confirm(act, 1);
    const again = openHosts(folder, secrets, systemClock);
    expect(await again.acts.act(act)).toMatchObject({ outcome: 'done' });
    const written = readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => readFileSync(path.join(folder, name), 'utf8'));
    expect(written).toHaveLength(3);
    expect(written.join('')).not.toContain(PASSPHRASE);
  });

  it('holds a secret only until the end where there is no key store', async () => {
    secrets = secretsOf(false);
    hosts = openHosts(folder, secrets, systemClock);
    await know();
    expect(await hosts.credentials.proofOf('hypervisor')).toMatchObject({ proof: { passphrase: PASSPHRASE } });
    expect(secrets.kept.size).toBe(0);
    const again = openHosts(folder, secrets, systemClock);
    expect(await again.credentials.proofOf('hypervisor')).toEqual({
      missing: { is: 'no-secret', label: 'hypervisor' },
    });
  });

  it('is asked for again where a file is damaged, which is set aside', async () => {
    await know();
    writeFileSync(path.join(folder, 'credentials.json'), '[{"label":');
    const again = openHosts(folder, secrets, systemClock);
    expect(again.credentials.list()).toEqual([]);
    expect(readdirSync(folder).some((name) => name.startsWith('credentials.json.damaged-'))).toBe(true);
  });
});
