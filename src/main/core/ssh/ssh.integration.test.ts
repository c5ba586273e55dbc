import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../console/system.ts';
import { connect, copyFile, fence, hostKeysIn, runCommand } from './index.ts';
import type { HostKeys, RemoteCommand, SshProof, SshSession, SshTarget } from './index.ts';
import { PASSPHRASE, Sshd } from './testing/sshd.ts';

let sshd: Sshd;
let folder: string;
let hostKeys: HostKeys;
const open = new Set<SshSession>();
const never = new AbortController().signal;

const target = (change: Partial<SshTarget> = {}): SshTarget => ({
  address: '127.0.0.1',
  port: sshd.port,
  account: sshd.account,
  proof: { kind: 'key', privateKey: sshd.key('client'), passphrase: null },
  jump: null,
  ...change,
});
const provenBy = (proof: SshProof): SshTarget => target({ proof });
const command = (text: string, change: Partial<RemoteCommand> = {}): RemoteCommand => ({
  text,
  values: {},
  limitSeconds: 60,
  expects: { exitCodes: [0], contains: null },
  ...change,
});

async function session(to: SshTarget = target()): Promise<SshSession> {
  const opened = await connect(to, { hostKeys }, never);
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure));
  open.add(opened.value);
  return opened.value;
}

async function failureOf(to: SshTarget, keys: Pick<HostKeys, 'pinned'> = hostKeys): Promise<unknown> {
  const opened = await connect(to, { hostKeys: keys }, never);
  if (opened.ok) opened.value.close();
  return opened.ok ? null : opened.failure;
}

beforeAll(async () => {
  sshd = await Sshd.start();
  folder = mkdtempSync(path.join(tmpdir(), 'farshore-ssh-'));
  hostKeys = hostKeysIn(path.join(folder, 'host-keys.json'), 0);
  hostKeys.confirm(target(), sshd.hostKeyFingerprint, 1);
});

afterAll(() => {
  for (const one of open) one.close();
  sshd.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a host is known by its key', () => {
  it('is refused at first sight, with what it presented', async () => {
    const failure = await failureOf(target(), { pinned: () => null });
    expect(failure).toMatchObject({ is: 'host-key-unknown', presented: sshd.hostKeyFingerprint });
  });

  it('is refused where its key is another one, with both fingerprints', async () => {
    const pinned = `SHA256:${'A'.repeat(43)}`;
    expect(await failureOf(target(), { pinned: () => pinned })).toMatchObject({
      is: 'host-key-changed',
      pinned,
      presented: sshd.hostKeyFingerprint,
    });
  });

  it('is remembered by the next start of the console', () => {
    const again = hostKeysIn(path.join(folder, 'host-keys.json'), 2);
    expect(again.pinned(target())).toBe(sshd.hostKeyFingerprint);
    expect(again.pinned({ address: '127.0.0.1', port: sshd.port + 1 })).toBeNull();
  });
});

describe('an account proves itself', () => {
  it('by a key', async () => {
    expect(await failureOf(target())).toBeNull();
  });

  it('by a key that a passphrase opens', async () => {
    expect(
      await failureOf(provenBy({ kind: 'key', privateKey: sshd.key('locked'), passphrase: PASSPHRASE })),
    ).toBeNull();
  });

  it('by an agent', async () => {
    const socket = path.join(folder, 'agent');
    const agent = spawn('ssh-agent', ['-D', '-a', socket], { stdio: 'ignore' });
    try {
      await expect.poll(() => statSync(socket, { throwIfNoEntry: false })?.isSocket()).toBe(true);
      const key = path.join(folder, 'agent-key');
      writeFileSync(key, sshd.key('client'), { mode: 0o600 });
      execFileSync('ssh-add', ['-q', key], { env: { ...process.env, SSH_AUTH_SOCK: socket }, stdio: 'ignore' });
      expect(await failureOf(provenBy({ kind: 'agent', socket }))).toBeNull();
    } finally {
      agent.kill();
    }
  });

  it.each<[string, () => SshProof, string]>([
    [
      'a key nobody knows',
      () => ({ kind: 'key', privateKey: sshd.key('stranger'), passphrase: null }),
      'proof-refused',
    ],
    ['a password where none is taken', () => ({ kind: 'password', password: 'guess' }), 'proof-refused'],
    ['a wrong passphrase', () => ({ kind: 'key', privateKey: sshd.key('locked'), passphrase: 'no' }), 'proof-unusable'],
    ['a file that is no key', () => ({ kind: 'key', privateKey: 'hello', passphrase: null }), 'proof-unusable'],
    ['an agent that is not there', () => ({ kind: 'agent', socket: '/nowhere/agent' }), 'proof-unusable'],
  ])('not by %s', async (_what, proof, is) => {
    expect(await failureOf(provenBy(proof()))).toMatchObject({ is });
  });
});

describe('a command', () => {
  it('gets its values as they are, whatever is in them', async () => {
    const value = `it's $HOME; "\`id\`" \\ * ü\nand a second line`;
    const result = await runCommand(
      await session(),
      command('printf %s "$FARSHORE_VM"', { values: { FARSHORE_VM: value } }),
      systemClock,
      never,
    );
    expect(result).toMatchObject({ is: 'as-expected', exitCode: 0, output: value, mayStillRun: false });
  });

  it('is judged by its exit code and its words', async () => {
    const host = await session();
    const run = (text: string, expects: RemoteCommand['expects']) =>
      runCommand(host, command(text, { expects }), systemClock, never);
    expect(await run('exit 3', { exitCodes: [0], contains: null })).toMatchObject({ is: 'otherwise', exitCode: 3 });
    expect(await run('exit 3', { exitCodes: [0, 3], contains: null })).toMatchObject({ is: 'as-expected' });
    expect(await run('echo running', { exitCodes: [0], contains: 'shut off' })).toMatchObject({ is: 'otherwise' });
    expect(await run('echo "shut off"', { exitCodes: [0], contains: 'shut off' })).toMatchObject({ is: 'as-expected' });
    expect(await run('echo out; echo err >&2', { exitCodes: [0], contains: null })).toMatchObject({
      output: 'out\n',
      errors: 'err\n',
    });
  });

  it('is ended by the host at its limit, with everything that it began', async () => {
    const mark = sshd.place('hung');
    const text = `echo begun; sh -c 'sleep 600; echo late > ${mark}' & sleep 600; echo late > ${mark}`;
    const result = await runCommand(await session(), command(text, { limitSeconds: 1 }), systemClock, never);
    expect(result).toMatchObject({ is: 'limit', output: 'begun\n', mayStillRun: false });
    await expect.poll(() => processesWith(mark)).toBe(0);
  });

  it('is ended by the host at its limit also when the console is gone', async () => {
    const mark = sshd.place('orphan');
    const host = await session();
    const text = `echo $$ > ${mark}; sleep 600; echo ${mark}`;
    const running = runCommand(host, command(text, { limitSeconds: 2 }), systemClock, never);
    await expect.poll(() => statSync(mark, { throwIfNoEntry: false })?.size ?? 0).toBeGreaterThan(0);
    host.abort();
    expect(await running).toMatchObject({ is: 'no-answer', mayStillRun: true });
    expect(processesWith(mark)).toBeGreaterThan(0);
    await expect.poll(() => processesWith(mark), { timeout: 20_000 }).toBe(0);
  });

  it('is ended by the host when a person cancels it, with everything that it began', async () => {
    const mark = sshd.place('cancelled');
    const cancel = new AbortController();
    const text = `trap '' TERM; echo begun; sh -c 'sleep 600; echo late > ${mark}' & echo > ${mark}; sleep 600`;
    const running = runCommand(await session(), command(text), systemClock, cancel.signal);
    await expect.poll(() => statSync(mark, { throwIfNoEntry: false })?.isFile()).toBe(true);
    cancel.abort();
    expect(await running).toMatchObject({ is: 'cancelled', output: 'begun\n', mayStillRun: false });
    await expect.poll(() => processesWith(mark)).toBe(0);
  });

  it('says that nobody knows where the connection breaks', async () => {
    const host = await session();
    const mark = sshd.place('cut');
    const running = runCommand(host, command(`echo > ${mark}; sleep 5`), systemClock, never);
    await expect.poll(() => statSync(mark, { throwIfNoEntry: false })?.isFile()).toBe(true);
    host.abort();
    expect(await running).toMatchObject({ is: 'no-answer', exitCode: null, mayStillRun: true });
  });

  it('keeps the beginning and the end of endless output', async () => {
    const result = await runCommand(await session(), command('seq 1 200000'), systemClock, never);
    expect(result.output.startsWith('1\n2\n')).toBe(true);
    expect(result.output.endsWith('199999\n200000\n')).toBe(true);
    expect(result.output).toMatch(/… \d+ bytes left out …/);
    expect(result.output.length).toBeLessThan(40_000);
  });

  it('shows no secret of its session', async () => {
    const locked = await session(provenBy({ kind: 'key', privateKey: sshd.key('locked'), passphrase: PASSPHRASE }));
    const result = await runCommand(locked, command(`echo "it ${PASSPHRASE} now"`), systemClock, never);
    expect(result.output).toBe('it ••• now\n');
  });
});

it('a file arrives whole, with its mode, over an older one', async () => {
  const host = await session();
  const there = sshd.place('script.sh');
  writeFileSync(there, 'old');
  execFileSync('chown', ['--reference', sshd.folder, there]);
  const content = Buffer.from('#!/bin/sh\necho new\n'.repeat(5_000));
  expect(await copyFile(host, content, there, 0o750)).toEqual({ ok: true, value: { bytes: content.length } });
  expect(readFileSync(there).equals(content)).toBe(true);
  expect(statSync(there).mode & 0o777).toBe(0o750);
  expect(await copyFile(host, content, sshd.place('no/such/folder'), 0o640)).toMatchObject({
    ok: false,
    failure: { is: 'refused-by-host' },
  });
});

it('a host is reached by way of another', async () => {
  const inner = await Sshd.start();
  try {
    const to: SshTarget = {
      ...target({ port: inner.port, proof: { kind: 'key', privateKey: inner.key('client'), passphrase: null } }),
      jump: target(),
    };
    hostKeys.confirm(to, inner.hostKeyFingerprint, 1);
    const host = await session(to);
    const result = await runCommand(host, command('echo "$SSH_CONNECTION"'), systemClock, never);
    expect(result.output).toContain(` ${String(inner.port)}\n`);
    host.close();
  } finally {
    inner.stop();
  }
  const gone = await failureOf({ ...target({ port: inner.port }), jump: target() });
  expect(gone).toMatchObject({ is: 'unreachable', host: { port: inner.port } });
});

describe('fencing', () => {
  const fencing = (state: string) => ({
    powerOff: `[ "$FARSHORE_VM" = db-01 ] && echo "shut off" > ${state}`,
    powerState: `cat ${state}`,
    saysOff: 'shut off',
    vmName: 'db-01',
    limitSeconds: 30,
  });

  it('holds when the hypervisor says that the VM is off', async () => {
    const state = sshd.place('state');
    expect(await fence(await session(), fencing(state), systemClock, never)).toMatchObject({
      isOff: true,
      order: { is: 'as-expected' },
      answer: { output: 'shut off\n' },
    });
  });

  it('does not hold where it only said that it would', async () => {
    const state = sshd.place('still-on');
    const lying = { ...fencing(state), powerOff: `echo running > ${state}` };
    expect(await fence(await session(), lying, systemClock, never, { questionsMax: 2, betweenMs: 1 })).toMatchObject({
      isOff: false,
      order: { is: 'as-expected' },
      answer: { output: 'running\n' },
    });
  });

  it('holds for a VM that was off before', async () => {
    const state = sshd.place('off-before');
    writeFileSync(state, 'shut off\n', { mode: 0o644 });
    const refused = { ...fencing(state), powerOff: 'echo "domain is not running" >&2; exit 1' };
    expect(await fence(await session(), refused, systemClock, never)).toMatchObject({
      isOff: true,
      order: { is: 'otherwise', exitCode: 1 },
    });
  });
});

/** Processes of this machine whose command line names the text, without the wrapper's own shell. */
function processesWith(text: string): number {
  const listing = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
  return listing.split('\n').filter((line) => line.includes(text) && !line.startsWith('ps ')).length;
}
