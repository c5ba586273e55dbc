import type { ClientChannel } from 'ssh2';
import type { Clock } from '../ports.ts';
import type { SshFailure } from './failure.ts';
import { KeptOutput } from './kept-output.ts';
import { CUT_EXIT_CODE, CUT_LINE, KILL_GRACE_SECONDS, LIMIT_EXIT_CODE, remoteLine } from './remote-command.ts';
import type { SshSession } from './session.ts';
import { secretsOf } from './target.ts';

/** Beyond limit and grace, for the way there and back. Milliseconds. */
const TRAVEL_MS = 10_000;
/** The same after a cancel: a person waits. */
const CUT_TRAVEL_MS = 3_000;

export interface RemoteCommand {
  /** For the account's POSIX shell, shown to a person in full. */
  readonly text: string;
  /** `FARSHORE_…` → value, as environment variables. */
  readonly values: Readonly<Record<string, string>>;
  readonly limitSeconds: number;
  readonly expects: Expectation;
}

export interface Expectation {
  readonly exitCodes: readonly number[];
  /** Somewhere in the standard output; null: whatever it says. */
  readonly contains: string | null;
}

/** What became of a command. Output is bounded, and secrets are taken out of it. */
export interface CommandResult {
  readonly is: 'as-expected' | 'otherwise' | 'limit' | 'no-answer' | 'cancelled' | 'not-begun';
  /** Null where it ended by a signal, or nobody told. */
  readonly exitCode: number | null;
  readonly output: string;
  readonly errors: string;
  readonly tookMs: number;
  /** True where nobody knows that it has ended: at the latest it does when its limit has passed on the host. */
  readonly mayStillRun: boolean;
  readonly failure: SshFailure | null;
}

/**
 * Runs one command on an open session. The limit is kept on the host; here only the answer is waited for. Cancelling tells
 * the host to end the command, and waits for its word; where none comes, the session is closed, and the limit ends it.
 */
export async function runCommand(
  session: SshSession,
  command: RemoteCommand,
  clock: Clock,
  signal: AbortSignal,
): Promise<CommandResult> {
  const begunAt = clock.monotonicMs();
  const output = new KeptOutput(secretsOf(session.target));
  const errors = new KeptOutput(secretsOf(session.target));
  const end = (is: CommandResult['is'], exitCode: number | null, rest: Partial<CommandResult> = {}): CommandResult => ({
    is,
    exitCode,
    output: output.text(),
    errors: errors.text(),
    tookMs: clock.monotonicMs() - begunAt,
    mayStillRun: false,
    failure: null,
    ...rest,
  });
  if (signal.aborted) return end('cancelled', null);
  const waitedMsMax = (command.limitSeconds + KILL_GRACE_SECONDS) * 1_000 + TRAVEL_MS;
  const begun = await session.exec(remoteLine(command.text, command.limitSeconds, command.values), (channel) => {
    channel.on('data', (chunk: Buffer) => output.add(chunk));
    channel.stderr.on('data', (chunk: Buffer) => errors.add(chunk));
    return endOf(channel, session, { clock, signal, waitedMsMax });
  });
  if (!begun.ok) return end('not-begun', null, { failure: begun.failure });
  const ending = await begun.value;
  if (ending.is === 'cut') return end('cancelled', CUT_EXIT_CODE);
  if (ending.is !== 'exit') return end(ending.is, null, { mayStillRun: true, failure: ending.failure });
  if (ending.code === LIMIT_EXIT_CODE && clock.monotonicMs() - begunAt >= command.limitSeconds * 1_000)
    return end('limit', ending.code);
  return end(isAsExpected(command.expects, ending.code, output.text()) ? 'as-expected' : 'otherwise', ending.code);
}

function isAsExpected({ exitCodes, contains }: Expectation, code: number | null, output: string): boolean {
  return code !== null && exitCodes.includes(code) && (contains === null || output.includes(contains));
}

type Ending =
  | { readonly is: 'exit'; readonly code: number | null }
  /** The host has ended it because it was told to. */
  | { readonly is: 'cut' }
  | { readonly is: 'no-answer' | 'cancelled'; readonly failure: SshFailure | null };

interface Waiting {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly waitedMsMax: number;
}

function endOf(channel: ClientChannel, session: SshSession, { clock, signal, waitedMsMax }: Waiting): Promise<Ending> {
  return new Promise((resolve) => {
    let code: number | null | undefined;
    let isCut = false;
    let stopCutting = (): void => undefined;
    const settle = (ending: Ending): void => {
      stopTimer();
      stopCutting();
      stopListening();
      signal.removeEventListener('abort', cancel);
      resolve(ending);
    };
    const cancel = (): void => {
      isCut = true;
      channel.write(CUT_LINE);
      stopCutting = clock.after(KILL_GRACE_SECONDS * 1_000 + CUT_TRAVEL_MS, () => {
        settle({ is: 'cancelled', failure: null });
        session.abort();
      });
    };
    const stopTimer = clock.after(waitedMsMax, () => {
      settle({ is: 'no-answer', failure: { is: 'too-slow', host: session.target } });
      session.abort();
    });
    const stopListening = session.onEnd((detail) =>
      settle({ is: 'no-answer', failure: { is: 'closed', host: session.target, detail } }),
    );
    signal.addEventListener('abort', cancel, { once: true });
    // The code comes before the last bytes of the output may have; the close comes after both.
    channel.on('exit', (exitCode: number | null) => (code = exitCode));
    channel.on('close', () => {
      if (code === undefined) {
        settle({ is: 'no-answer', failure: { is: 'closed', host: session.target, detail: 'No exit code was told.' } });
      } else settle(isCut && code === CUT_EXIT_CODE ? { is: 'cut' } : { is: 'exit', code });
    });
  });
}
