import type { RunJournal } from '../store/ports.ts';
import type { RunEvent } from './events.ts';
import type { RunState } from './run-state.ts';
import { ImpossibleEvent, transition } from './transition.ts';

/**
 * Reads a run back from its journal. A record that cannot be parsed or cannot follow is set aside, never deleted, and the
 * run is read no further: what came after it might rely on it. Such a run is damaged: it opens read-only, to be finished by
 * hand. Null where not even its plan can be read.
 */
export function readRun(
  journal: RunJournal,
  runId: string,
  now: number,
): { readonly run: RunState; readonly damaged: boolean } | null {
  const records = journal.read(runId);
  if (!records.ok) return null;
  let run: RunState | null = null;
  for (const { text } of records.value) {
    try {
      run = transition(run, parseEvent(text));
    } catch (cause) {
      if (!(cause instanceof ImpossibleEvent) && !(cause instanceof SyntaxError)) throw cause;
      journal.quarantine(runId, text, cause.message, now);
      return run === null ? null : { run, damaged: true };
    }
  }
  return run === null ? null : { run, damaged: false };
}

/** The events of a run as they were written, up to the first that cannot be read. */
export function eventsOf(journal: RunJournal, runId: string): readonly RunEvent[] {
  const records = journal.read(runId);
  const events: RunEvent[] = [];
  if (!records.ok) return events;
  for (const record of records.value) {
    try {
      events.push(parseEvent(record.text));
    } catch (cause) {
      if (!(cause instanceof SyntaxError)) throw cause;
      return events;
    }
  }
  return events;
}

function parseEvent(text: string): RunEvent {
  const event: unknown = JSON.parse(text);
  if (typeof event !== 'object' || event === null || !('type' in event) || typeof event.type !== 'string') {
    throw new SyntaxError('a journal record is not an event');
  }
  return event as RunEvent;
}
