import { FEED_LINE_CHARS_MAX } from '#shared/gateway-api/index.ts';

const NEWLINE = 0x0a;
/** One character of a JavaScript string is at most three bytes of UTF-8. */
const LINE_BYTES_MAX = FEED_LINE_CHARS_MAX * 3;

/** Cuts a stream of bytes into lines. Bytes are joined only for a line that spans chunks, and decoded once. */
export interface LineSplitter {
  /** The lines that this chunk completes; null where a line is longer than any may be. */
  push(chunk: Buffer): readonly string[] | null;
}

export function createLineSplitter(): LineSplitter {
  let pending: Buffer[] = [];
  let pendingBytes = 0;

  function complete(last: Buffer): string {
    const line = pending.length === 0 ? last : Buffer.concat([...pending, last], pendingBytes + last.length);
    pending = [];
    pendingBytes = 0;
    return line.toString('utf8');
  }

  return {
    push(chunk) {
      const lines: string[] = [];
      let from = 0;
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
        const line = complete(chunk.subarray(from, at));
        if (line.length > FEED_LINE_CHARS_MAX) return null;
        if (line !== '' && line !== '\r') lines.push(line);
        from = at + 1;
      }
      if (from < chunk.length) {
        pending.push(chunk.subarray(from));
        pendingBytes += chunk.length - from;
      }
      return pendingBytes > LINE_BYTES_MAX ? null : lines;
    },
  };
}
