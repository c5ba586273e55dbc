/** Of a command's output so much is kept of its beginning and of its end. Bytes. */
const HEAD_BYTES = 8 * 1024;
const TAIL_BYTES = 24 * 1024;
const HIDDEN = '•••';

/** What a command wrote, bounded however much it is, and with secrets taken out. */
export class KeptOutput {
  readonly #secrets: readonly string[];
  /** Kept beyond the bound on both sides of the cut: a secret that lies across it must still be found whole. */
  readonly #margin: number;
  #head = Buffer.alloc(0);
  #tail = Buffer.alloc(0);
  #bytes = 0;

  constructor(secrets: readonly string[]) {
    this.#secrets = secrets.filter((secret) => secret.length > 0).toSorted((a, b) => b.length - a.length);
    this.#margin = Math.max(0, ...this.#secrets.map((secret) => Buffer.byteLength(secret)));
  }

  add(chunk: Buffer): void {
    this.#bytes += chunk.length;
    const headMax = HEAD_BYTES + this.#margin;
    const forHead = chunk.subarray(0, Math.max(0, headMax - this.#head.length));
    if (forHead.length > 0) this.#head = Buffer.concat([this.#head, forHead]);
    const forTail = chunk.subarray(forHead.length);
    if (forTail.length > 0) {
      this.#tail = Buffer.concat([this.#tail, forTail]).subarray(-(TAIL_BYTES + this.#margin));
    }
  }

  /** All of it where it is short; else its beginning and its end, and how much was left out between them. */
  text(): string {
    const cut = this.#bytes - this.#head.length - this.#tail.length;
    if (cut <= 0) return this.#hide(Buffer.concat([this.#head, this.#tail]).toString('utf8'));
    // What the margins hold may end, or begin, in the middle of a secret.
    const head = this.#hide(this.#head.toString('utf8')).slice(0, -this.#margin || undefined);
    const tail = this.#hide(this.#tail.toString('utf8')).slice(this.#margin);
    return `${head}\n… ${String(cut + 2 * this.#margin)} bytes left out …\n${tail}`;
  }

  #hide(text: string): string {
    return this.#secrets.reduce((hidden, secret) => hidden.replaceAll(secret, HIDDEN), text);
  }
}
