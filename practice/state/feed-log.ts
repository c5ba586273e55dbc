/** Changes kept for consoles that come back; an older cursor has expired. */
const LINES_MAX = 200_000;
const CHARS_MAX = 64 * 1_048_576;
/** How much is dropped at once, so that trimming stays rare. */
const TRIM_SHARE = 0.25;

/**
 * The changes since a number, as lines of text. Invariant: the line at place `i` has seq `floor + 1 + i`, without a gap:
 * a console tells a lost line by it.
 */
export class FeedLog {
  #lines: string[] = [];
  #chars = 0;
  #floor: number;

  constructor(floor: number) {
    this.#floor = floor;
  }

  /** The oldest cursor that can be continued from. */
  get floor(): number {
    return this.#floor;
  }

  get head(): number {
    return this.#floor + this.#lines.length;
  }

  append(seq: number, line: string): void {
    if (seq !== this.head + 1) throw new Error(`the feed log expects ${String(this.head + 1)}, not ${String(seq)}`);
    this.#lines.push(line);
    this.#chars += line.length;
    if (this.#lines.length > LINES_MAX || this.#chars > CHARS_MAX) {
      this.truncate(this.#floor + Math.ceil(this.#lines.length * TRIM_SHARE));
    }
  }

  /** Forgets the changes up to and including `floor`. */
  truncate(floor: number): void {
    const count = Math.min(floor, this.head) - this.#floor;
    if (count <= 0) return;
    for (const line of this.#lines.splice(0, count)) this.#chars -= line.length;
    this.#floor += count;
  }

  /** The line with this number; undefined where it was forgotten or is not there yet. */
  line(seq: number): string | undefined {
    return this.#lines[seq - this.#floor - 1];
  }
}
