import {
  windowContract,
  type Answer,
  type ConsoleFailure,
  type WindowChannel,
  type WindowReply,
  type WindowRequest,
} from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import type { Log } from '../core/ports.ts';

export const channelNames = Object.keys(windowContract) as readonly WindowChannel[];

/** Whoever answers one channel: the console, or the desktop around it. */
export type Answerer<C extends WindowChannel> = (request: WindowRequest<C>) => Promise<Answer<WindowReply<C>>>;

/**
 * Answers one request of a window: parsed by its schema, else refused and logged. The log gets the places that were wrong
 * and never the values, because a password is among them.
 */
export async function answerOf<C extends WindowChannel>(
  channel: C,
  raw: unknown,
  answer: Answerer<C>,
  log: Log,
): Promise<Answer<WindowReply<C>>> {
  const parsed = windowContract[channel].request.safeParse(raw);
  if (!parsed.success) {
    const places = parsed.error.issues.map((issue) => issue.path.join('.'));
    log.warn('Refused a malformed request', { channel, places: places.slice(0, 20) });
    const field = places[0] ?? '';
    const detail = parsed.error.issues[0]?.message ?? '';
    return refused({
      code: 'bad-request',
      message: message('failure.bad-request', { field: field === '' ? channel : field, detail }),
      retryable: false,
      ...(field === '' ? {} : { field }),
    });
  }
  try {
    return await answer(parsed.data as WindowRequest<C>);
  } catch (error) {
    // Expected failures come back as values, so this is a fault of ours: tell both the log and the person.
    log.error('A request ended in a fault', { channel, error });
    const detail = error instanceof Error ? error.message : String(error);
    return refused({ code: 'internal', message: message('failure.internal', { detail }), retryable: false });
  }
}

export function tooMany(): Answer<never> {
  return refused({ code: 'too-many-requests', message: message('failure.too-many-requests'), retryable: true });
}

function refused(failure: ConsoleFailure): Answer<never> {
  return { ok: false, failure };
}
