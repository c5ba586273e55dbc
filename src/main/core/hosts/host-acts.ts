import { ACT_OUTPUT_CHARS_MAX, actMsMax } from '#shared/domain/index.ts';
import type { ActReport, HostAct, SshPlace } from '#shared/domain/index.ts';
import type { Clock } from '../ports.ts';
import { lookByHttp, lookByPing, lookByTcp, untilStable } from '../probes/index.ts';
import type { Look } from '../probes/index.ts';
import { connect, copyFile, fence, runCommand } from '../ssh/index.ts';
import type { CommandResult, HostKeys, SshSession, SshTarget } from '../ssh/index.ts';
import type { ConfirmedCommands } from './confirmed-commands.ts';
import type { Credentials, NoProof } from './credentials.ts';
import { commandWords, copyWords, fenceWords, findingWords, noProofWords, sshWords } from './words.ts';

/** One look at a guest; looks follow each other. Milliseconds. */
const LOOK_MS_MAX = 5_000;

const NEVER = new AbortController().signal;

export interface HostActPorts {
  readonly clock: Clock;
  readonly credentials: Credentials;
  readonly hostKeys: HostKeys;
  readonly confirmed: ConfirmedCommands;
}

type SshAct = Extract<HostAct, { readonly place: SshPlace }>;
type GuestLook = Exclude<HostAct, SshAct>;

/** Does what plans ask for on the tenant's own hosts. Never throws: what goes wrong is in the report, for people. */
export class HostActs {
  readonly #ports: HostActPorts;

  constructor(ports: HostActPorts) {
    this.#ports = ports;
  }

  /**
   * Bounded by `actMsMax`: then the connection is cut. What runs on a host ends there by its own limit; sooner, where the host
   * can still be told, when `signal` cancels it.
   */
  async act(act: HostAct, signal: AbortSignal = NEVER): Promise<ActReport> {
    const limit = new AbortController();
    const stop = this.#ports.clock.after(actMsMax(act), () => limit.abort());
    const either = AbortSignal.any([limit.signal, signal]);
    try {
      return 'place' in act ? await this.#onHost(act, either) : await this.#look(act, either);
    } finally {
      stop();
    }
  }

  async #onHost(act: SshAct, signal: AbortSignal): Promise<ActReport> {
    if (!this.#ports.confirmed.has(act)) return failed('Nobody has read and confirmed this step on this computer.');
    const target = await this.#targetOf(act.place);
    if ('missing' in target) return failed(noProofWords(target.missing));
    const opened = await connect(target, { hostKeys: this.#ports.hostKeys }, signal);
    if (!opened.ok) return failed(sshWords(opened.failure));
    try {
      return await this.#inSession(act, opened.value, signal);
    } finally {
      opened.value.close();
    }
  }

  async #inSession(act: SshAct, session: SshSession, signal: AbortSignal): Promise<ActReport> {
    const { clock } = this.#ports;
    switch (act.kind) {
      case 'command': {
        const { command: text, limitSeconds, exitCodes, contains } = act;
        const command = { text, values: {}, limitSeconds, expects: { exitCodes, contains } };
        const result = await runCommand(session, command, clock, signal);
        return reported(result.is === 'as-expected', commandWords(result), outputOf(result));
      }
      case 'copy': {
        signal.addEventListener('abort', () => session.abort(), { once: true });
        const copied = await copyFile(session, Buffer.from(act.content, 'utf8'), act.path, act.mode);
        return reported(copied.ok, copyWords(copied), '');
      }
      case 'fence': {
        const result = await fence(session, act, clock, signal);
        const output = [result.order, ...(result.answer === null ? [] : [result.answer])].map(outputOf).join('\n');
        return reported(result.isOff, fenceWords(result), output);
      }
    }
  }

  async #look(act: GuestLook, signal: AbortSignal): Promise<ActReport> {
    const { answersInARow, betweenSeconds, wholeSeconds } = act.patience;
    const patience = { answersInARow, betweenMs: betweenSeconds * 1_000, wholeMsMax: wholeSeconds * 1_000 };
    const found = await untilStable(() => this.#once(act), patience, this.#ports.clock, signal);
    return reported(found.is === 'stable', findingWords(found), '');
  }

  #once(act: GuestLook): Promise<Look> {
    const { clock } = this.#ports;
    switch (act.kind) {
      case 'tcp':
        return lookByTcp(act.address, act.port, LOOK_MS_MAX, clock);
      case 'ping':
        return lookByPing(act.address, LOOK_MS_MAX, clock);
      case 'http': {
        const { url, statuses, contains, certificate } = act;
        return lookByHttp(url, { statuses, contains }, { msMax: LOOK_MS_MAX, certificate }, clock);
      }
    }
  }

  async #targetOf({ address, port, credential, jump }: SshPlace): Promise<SshTarget | { readonly missing: NoProof }> {
    const own = await this.#ports.credentials.proofOf(credential);
    if ('missing' in own) return own;
    if (jump === null) return { address, port, ...own, jump: null };
    const by = await this.#targetOf({ ...jump, jump: null });
    return 'missing' in by ? by : { address, port, ...own, jump: by };
  }
}

function failed(detail: string): ActReport {
  return reported(false, detail, '');
}

function reported(isDone: boolean, detail: string, output: string): ActReport {
  return {
    outcome: isDone ? 'done' : 'failed',
    detail: detail.slice(0, 2_000),
    output: output.slice(0, ACT_OUTPUT_CHARS_MAX),
  };
}

function outputOf({ output, errors }: CommandResult): string {
  return errors === '' ? output : `${output}\n${errors}`;
}
