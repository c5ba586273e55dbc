/** What waits unread before the sender is asked to pause: enough for the next slice, too little to hurt. */
const PAUSE_AT_BYTES = 1_000_000;

/** Hands chunks from callbacks to a reader, and pauses the sender where the reader is slow. */
export interface ByteQueue extends AsyncIterable<Buffer> {
  push(chunk: Buffer): void;
  end(): void;
  /** Whether it is the reader who is late, not the sender. */
  hasUnread(): boolean;
}

export interface Flow {
  pause(): void;
  resume(): void;
  /** The reader went away before the end. */
  abandon(): void;
}

export function createByteQueue(flow: Flow): ByteQueue {
  const chunks: Buffer[] = [];
  let waitingBytes = 0;
  let paused = false;
  let ended = false;
  let wake: (() => void) | null = null;

  function stirReader(): void {
    const waiting = wake;
    wake = null;
    waiting?.();
  }

  function take(): Buffer | undefined {
    const chunk = chunks.shift();
    if (chunk === undefined) return undefined;
    waitingBytes -= chunk.length;
    if (paused && waitingBytes < PAUSE_AT_BYTES / 2) {
      paused = false;
      flow.resume();
    }
    return chunk;
  }

  async function* read(): AsyncGenerator<Buffer> {
    try {
      for (;;) {
        const chunk = take();
        if (chunk !== undefined) yield chunk;
        else if (ended) return;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      if (!ended) flow.abandon();
    }
  }

  return {
    push(chunk) {
      chunks.push(chunk);
      waitingBytes += chunk.length;
      if (!paused && waitingBytes >= PAUSE_AT_BYTES) {
        paused = true;
        flow.pause();
      }
      stirReader();
    },
    end() {
      ended = true;
      stirReader();
    },
    hasUnread: () => chunks.length > 0,
    [Symbol.asyncIterator]: read,
  };
}
