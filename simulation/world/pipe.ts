import type { TransportStream } from '../../src/main/core/gateway/index.ts';
import type { ProcessClock } from './time.ts';

/** One direction of a connection, read as the console reads it. */
export class Pipe {
  readonly #clock: ProcessClock;
  readonly #chunks: Buffer[] = [];
  #ending: string | null | undefined = undefined;
  #wake: () => void = () => undefined;

  constructor(clock: ProcessClock) {
    this.#clock = clock;
  }

  get ended(): boolean {
    return this.#ending !== undefined;
  }

  push(text: string): void {
    if (this.ended || this.#clock.dead) return;
    this.#chunks.push(Buffer.from(text));
    this.#wake();
  }

  end(why: string | null): void {
    if (this.ended) return;
    this.#ending = why;
    this.#wake();
  }

  stream(status: number, headers: Readonly<Record<string, string>>): TransportStream {
    return { status, headers, bytes: this.#read(), cut: () => this.#ending ?? null, close: (why) => this.end(why) };
  }

  async *#read(): AsyncGenerator<Buffer> {
    for (;;) {
      const chunk = this.#chunks.shift();
      if (chunk !== undefined) yield chunk;
      else if (this.ended) return;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
