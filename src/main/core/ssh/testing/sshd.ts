import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** sshd starts itself again for each connection, so it insists on its absolute path. */
const SSHD = '/usr/sbin/sshd';
/** Whoever is root hands the daemon to the ordinary user that the set-up makes: a root's sshd needs more of the machine. */
const ORDINARY_USER = 'farshore';
export const PASSPHRASE = 'opens the key';

interface Account {
  readonly name: string;
  readonly ids: { readonly uid: number; readonly gid: number } | null;
}

/** A real OpenSSH server on loopback: its own host key, an ordinary user, everything in one folder. */
export class Sshd {
  readonly folder: string;
  readonly account: string;
  readonly port: number;
  readonly hostKeyFingerprint: string;
  readonly #child: ChildProcess;

  private constructor(folder: string, account: Account, port: number, child: ChildProcess) {
    this.folder = folder;
    this.account = account.name;
    this.port = port;
    this.#child = child;
    const told = execFileSync('ssh-keygen', ['-lf', path.join(folder, 'host.pub')], { encoding: 'utf8' });
    this.hostKeyFingerprint = /SHA256:\S+/.exec(told)?.[0] ?? '';
  }

  /** `onPort`: where another one was before, whose place it takes. */
  static async start(extraConfig: readonly string[] = [], onPort: number | null = null): Promise<Sshd> {
    if (!existsSync(SSHD)) throw new Error('These tests need a real SSH server. Run: npm run setup -- --sshd');
    const account = accountOf();
    const folder = mkdtempSync(path.join(tmpdir(), 'farshore-sshd-'));
    makeKeys(folder);
    const port = onPort ?? (await freePort());
    const config = path.join(folder, 'sshd_config');
    writeFileSync(config, [...configOf(folder, account, port), ...extraConfig, ''].join('\n'));
    if (account.ids !== null) give(folder, account.ids);
    const child = spawn(SSHD, ['-D', '-e', '-f', config], {
      ...account.ids,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const errors: string[] = [];
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString('utf8')));
    await answering(port, child, errors);
    return new Sshd(folder, account, port, child);
  }

  key(name: 'client' | 'locked' | 'stranger'): string {
    return readFileSync(path.join(this.folder, name), 'utf8');
  }

  /** A place that the account may write to. */
  place(name: string): string {
    return path.join(this.folder, 'home', name);
  }

  stop(): void {
    this.#child.kill('SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function accountOf(): Account {
  if (process.getuid?.() !== 0) return { name: userInfo().username, ids: null };
  const found = spawnSync('getent', ['passwd', ORDINARY_USER], { encoding: 'utf8' });
  const [, , uid, gid] = found.stdout.split(':');
  if (uid === undefined || gid === undefined) throw new Error('Root needs the ordinary user. Run: npm run setup');
  return { name: ORDINARY_USER, ids: { uid: Number(uid), gid: Number(gid) } };
}

function makeKeys(folder: string): void {
  const make = (name: string, passphrase = ''): void => {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', passphrase, '-C', name, '-f', path.join(folder, name)]);
  };
  make('host');
  make('client');
  make('locked', PASSPHRASE);
  make('stranger');
  const known = ['client.pub', 'locked.pub'].map((name) => readFileSync(path.join(folder, name), 'utf8'));
  writeFileSync(path.join(folder, 'authorized_keys'), known.join(''));
  mkdirSync(path.join(folder, 'home'));
}

function configOf(folder: string, account: Account, port: number): readonly string[] {
  return [
    `ListenAddress 127.0.0.1:${String(port)}`,
    `HostKey ${path.join(folder, 'host')}`,
    `AuthorizedKeysFile ${path.join(folder, 'authorized_keys')}`,
    `AllowUsers ${account.name}`,
    'PasswordAuthentication no',
    'UsePAM no',
    'StrictModes no',
    'PidFile none',
    'LogLevel ERROR',
    'Subsystem sftp internal-sftp',
  ];
}

function give(folder: string, { uid, gid }: { readonly uid: number; readonly gid: number }): void {
  chownSync(folder, uid, gid);
  for (const name of ['host', 'home']) chownSync(path.join(folder, name), uid, gid);
}

/** A port that was free a moment ago: sshd cannot choose one itself. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

async function answering(port: number, child: ChildProcess, errors: readonly string[]): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`sshd ended with ${String(child.exitCode)}: ${errors.join('')}`);
    if (await accepts(port)) return;
    await wait(20);
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
