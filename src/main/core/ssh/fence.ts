import { pause } from '../pause.ts';
import type { Clock } from '../ports.ts';
import { fencingCommands, type Fencing } from './fencing.ts';
import { runCommand, type CommandResult } from './run-command.ts';
import type { SshSession } from './session.ts';

/** A hypervisor may need a moment between the order and the state. */
const pace = { questionsMax: 10, betweenMs: 1_000 };

export interface FenceResult {
  /** Seen off by the hypervisor's own answer, after the order. */
  readonly isOff: boolean;
  readonly order: CommandResult;
  /** The last answer to the question; null where the order got no answer and nothing could be asked. */
  readonly answer: CommandResult | null;
}

/**
 * Cuts a VM's power on its hypervisor and asks until it says so. An order that failed is asked after all the same: a VM that was
 * off already is off. An order without an answer is not: whoever reads that it is off must know since when.
 */
export async function fence(
  session: SshSession,
  fencing: Fencing,
  clock: Clock,
  signal: AbortSignal,
  { questionsMax, betweenMs } = pace,
): Promise<FenceResult> {
  const { order, question } = fencingCommands(fencing);
  const ordered = await runCommand(session, order, clock, signal);
  if (ordered.is !== 'as-expected' && ordered.is !== 'otherwise') return { isOff: false, order: ordered, answer: null };
  let answer: CommandResult | null = null;
  for (let asked = 0; asked < questionsMax; asked += 1) {
    if (asked > 0) await pause(betweenMs, clock, signal);
    answer = await runCommand(session, question, clock, signal);
    if (answer.is === 'as-expected') return { isOff: true, order: ordered, answer };
    if (answer.is !== 'otherwise') break;
  }
  return { isOff: false, order: ordered, answer };
}
