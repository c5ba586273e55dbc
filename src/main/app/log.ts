import { appendFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Log } from '../core/ports.ts';

/** Two files of this size at most: the one that is written and the one before. */
const LOG_BYTES_MAX = 5_000_000;
const TEXT_LENGTH_MAX = 4_000;

/** A second line of defence: whoever logs must not pass secrets in the first place. */
const secretNames = /password|secret|token|totp|authorization|cookie/i;

export function lineOf(level: string, at: Date, text: string, facts: Readonly<Record<string, unknown>> = {}): string {
  const written = JSON.stringify({ at: at.toISOString(), level, text, ...facts }, (name, value: unknown) => {
    if (secretNames.test(name)) return '[removed]';
    if (value instanceof Error) return value.stack ?? value.message;
    if (typeof value === 'bigint') return value.toString();
    return typeof value === 'string' ? value.slice(0, TEXT_LENGTH_MAX) : value;
  });
  return `${written}\n`;
}

/** Lines of JSON in `farshore.log`. Written at once: the last lines before a crash are the ones that matter. */
export function fileLog(folder: string): Log {
  const file = path.join(folder, 'farshore.log');
  let bytes = sizeOf(file);
  const write = (level: string, text: string, facts?: Readonly<Record<string, unknown>>): void => {
    try {
      const line = lineOf(level, new Date(), text, facts);
      if (bytes > LOG_BYTES_MAX) {
        renameSync(file, path.join(folder, 'farshore.previous.log'));
        bytes = 0;
      }
      appendFileSync(file, line, { mode: 0o600 });
      bytes += Buffer.byteLength(line);
    } catch (error) {
      // A full disk must not take the console down because of its log; the store reports the disk to the person.
      process.stderr.write(`Cannot write the log: ${String(error)}\n`);
    }
  };
  return {
    info: (text, facts) => write('info', text, facts),
    warn: (text, facts) => write('warn', text, facts),
    error: (text, facts) => write('error', text, facts),
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
