import type { Duplex } from 'node:stream';
import type { Client, ConnectConfig } from 'ssh2';
import { fail, succeed, type Outcome } from '../ports.ts';
import { algorithms } from './algorithms.ts';
import type { SshFailure } from './failure.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { HostKeys } from './host-keys.ts';
import { SshSession } from './session.ts';
import type { SshHost, SshTarget } from './target.ts';

/** From the first packet to the end of the sign-in; a host that does not get there in time is as good as gone. */
const READY_MS_MAX = 20_000;
/** A connection over which nothing comes for so long is dead: three unanswered questions. */
const KEEPALIVE_MS = 10_000;
const KEEPALIVES_UNANSWERED_MAX = 3;

export interface SshPorts {
  readonly hostKeys: Pick<HostKeys, 'pinned'>;
  readonly readyMsMax?: number;
}

type Opened = Outcome<SshSession, SshFailure>;

/** Opens a session, through the jump host where the target has one. No proof is given to a host whose key is not pinned. */
export async function connect(target: SshTarget, ports: SshPorts, signal: AbortSignal): Promise<Opened> {
  if (target.jump === null) return await connectOver(null, target, ports, signal);
  const jump = await connect(target.jump, ports, signal);
  if (!jump.ok) return jump;
  const stream = await jump.value.forward(target.address, target.port);
  if (!stream.ok) {
    jump.value.close();
    // It is the target that the jump host could not reach.
    const detail = stream.failure.is === 'closed' ? stream.failure.detail : stream.failure.is;
    return fail({ is: 'unreachable', host: hostOf(target), detail });
  }
  const session = await connectOver({ session: jump.value, stream: stream.value }, target, ports, signal);
  if (!session.ok) jump.value.close();
  return session;
}

interface Way {
  readonly session: SshSession;
  readonly stream: Duplex;
}

async function connectOver(way: Way | null, target: SshTarget, ports: SshPorts, signal: AbortSignal): Promise<Opened> {
  const host = hostOf(target);
  const { default: ssh2 } = await import('ssh2');
  if (signal.aborted) return fail({ is: 'cancelled', host });
  const client = new ssh2.Client();
  const key = { refusal: null as SshFailure | null };
  const config: ConnectConfig = {
    host: target.address,
    port: target.port,
    username: target.account,
    ...proofOf(target),
    ...(way !== null && { sock: way.stream }),
    algorithms: mutable(algorithms),
    readyTimeout: ports.readyMsMax ?? READY_MS_MAX,
    keepaliveInterval: KEEPALIVE_MS,
    keepaliveCountMax: KEEPALIVES_UNANSWERED_MAX,
    hostVerifier: (presented: Buffer) => {
      key.refusal = refusalOf(host, presented, ports.hostKeys);
      return key.refusal === null;
    },
  };
  return await new Promise<Opened>((resolve) => {
    const settle = (opened: Opened): void => {
      signal.removeEventListener('abort', cancel);
      if (!opened.ok) client.destroy();
      resolve(opened);
    };
    const cancel = (): void => settle(fail({ is: 'cancelled', host }));
    signal.addEventListener('abort', cancel, { once: true });
    client.once('ready', () => settle(succeed(new SshSession(target, client, way?.session ?? null))));
    client.on('error', (error) => settle(fail(key.refusal ?? failureOf(host, error))));
    client.once('close', () => settle(fail(key.refusal ?? { is: 'closed', host, detail: 'The host hung up.' })));
    if (target.proof.kind === 'password') answerPrompts(client, target.proof.password);
    try {
      client.connect(config);
    } catch (error) {
      settle(fail({ is: 'proof-unusable', host, detail: error instanceof Error ? error.message : String(error) }));
    }
  });
}

function proofOf({ proof }: SshTarget): ConnectConfig {
  switch (proof.kind) {
    case 'password':
      return { password: proof.password, tryKeyboard: true };
    case 'key':
      return { privateKey: proof.privateKey, ...(proof.passphrase !== null && { passphrase: proof.passphrase }) };
    case 'agent':
      return { agent: proof.socket };
  }
}

/** Hosts that ask for the password in a dialogue of their own. Only questions that hide their answer get it. */
function answerPrompts(client: Client, password: string): void {
  client.on('keyboard-interactive', (_name, _instructions, _language, prompts, finish) => {
    finish(prompts.map(({ echo }) => (echo === true ? '' : password)));
  });
}

function refusalOf(host: SshHost, key: Buffer, hostKeys: SshPorts['hostKeys']): SshFailure | null {
  const presented = fingerprintOf(key);
  const pinned = hostKeys.pinned(host);
  if (pinned === presented) return null;
  return pinned === null
    ? { is: 'host-key-unknown', host, presented }
    : { is: 'host-key-changed', host, pinned, presented };
}

/** The library tells the phase in which something failed as `level`. */
function failureOf(host: SshHost, error: Error & { readonly level?: string }): SshFailure {
  switch (error.level) {
    case 'client-authentication':
      return { is: 'proof-refused', host };
    case 'client-timeout':
      return { is: 'too-slow', host };
    case 'agent':
      return { is: 'proof-unusable', host, detail: error.message };
    case 'handshake':
    case 'protocol':
      return { is: 'no-agreement', host, detail: error.message };
    case undefined:
    default:
      return { is: 'unreachable', host, detail: error.message };
  }
}

function hostOf({ address, port }: SshHost): SshHost {
  return { address, port };
}

/** The library's types ask for lists that it may change; it does not. */
function mutable(lists: typeof algorithms): NonNullable<ConnectConfig['algorithms']> {
  return Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, [...list]]));
}
