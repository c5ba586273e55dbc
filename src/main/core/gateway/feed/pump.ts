import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { TransportStream } from '../transport.ts';
import type { FeedEnd } from './end.ts';
import { createLineSplitter } from './lines.ts';
import type { Pace } from './pace.ts';

/** Work on lines goes on for this long at most before other tasks get their turn; the budget of one task is 50 ms. */
const SLICE_MS = 8;
/** Large pieces: each costs a round trip to a thread of the pool. */
const GUNZIP_CHUNK_BYTES = 262_144;

/** What is done with the lines of a stream. Both answer with an end where the reading is over, else null. */
export interface LineSink {
  line(text: string): FeedEnd | null;
  /** Commits what was gathered. Called at the end of a slice, of the stream, and of each chunk where `eager`. */
  flush(): FeedEnd | null;
  /** A live line must be seen at once; a snapshot is faster in large pieces. */
  readonly eager: boolean;
}

/** Reads a stream to its end in slices of bounded length. */
export async function pump(stream: TransportStream, sink: LineSink, pace: Pace): Promise<FeedEnd> {
  const reading: { broken: string | null } = { broken: null };
  const bytes = stream.headers['content-encoding'] === 'gzip' ? gunzipped(stream.bytes, reading) : stream.bytes;
  const splitter = createLineSplitter();
  let sliceStartedMs = pace.nowMs();
  for await (const chunk of bytes) {
    const lines = splitter.push(chunk);
    if (lines === null) return sink.flush() ?? { kind: 'cut', detail: 'a line is longer than any may be' };
    for (const line of lines) {
      const end = sink.line(line);
      if (end !== null) return sink.flush() ?? end;
      if (pace.nowMs() - sliceStartedMs < SLICE_MS) continue;
      const refused = sink.flush();
      if (refused !== null) return refused;
      await pace.turn();
      sliceStartedMs = pace.nowMs();
    }
    const refused = sink.eager ? sink.flush() : null;
    if (refused !== null) return refused;
  }
  return sink.flush() ?? { kind: 'cut', detail: stream.cut() ?? reading.broken ?? 'the gateway ended the stream' };
}

async function* gunzipped(bytes: AsyncIterable<Buffer>, reading: { broken: string | null }): AsyncGenerator<Buffer> {
  const source = Readable.from(bytes);
  const gunzip = createGunzip({ chunkSize: GUNZIP_CHUNK_BYTES });
  source.on('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  try {
    for await (const chunk of gunzip) yield chunk as Buffer;
  } catch (error) {
    // A stream that was cut ends in the middle of a block; for the reader that is the end like any other.
    if (!(error instanceof Error)) throw error;
    reading.broken = `the packed stream broke: ${error.message}`;
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}
