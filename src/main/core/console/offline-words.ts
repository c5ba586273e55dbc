import { message, type Message } from '#shared/texts/index.ts';

/** The reasons of `ConnectReason` that a person can do something about; the catalogue has words for each. */
const told = ['dns', 'refused', 'timeout', 'closed', 'not-tls', 'no-route'];

/** Why no gateway is heard: a reason that there are words for, and behind them the code, or all that was told. */
export function offlineWords(detail: string): Message {
  return message('connection.offline', { reason: reasonOf(detail), detail: codeOf(detail) });
}

function codeOf(detail: string): string {
  return /\(([A-Z_]+)\)$/.exec(detail)?.[1] ?? detail.replace(/^[a-z-]+: /, '');
}

function reasonOf(detail: string): string {
  const [, reason = ''] = /^([a-z-]+): /.exec(detail) ?? [];
  if (told.includes(reason)) return reason;
  if (/ECONNRESET|EPIPE|ended the stream|other side closed/.test(detail)) return 'closed';
  return detail.startsWith('silent for') ? 'silent' : 'other';
}
