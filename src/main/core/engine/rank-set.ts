const WORD_BITS = 32;

/** A set of ranks (0 is first), walked from the first to the last. Adding and taking out cost the same at any size. */
export class RankSet {
  readonly #words: Uint32Array;

  constructor(length: number) {
    this.#words = new Uint32Array(Math.ceil(length / WORD_BITS));
  }

  add(rank: number): void {
    const word = Math.floor(rank / WORD_BITS);
    this.#words[word] = (this.#words[word] ?? 0) | (1 << (rank % WORD_BITS));
  }

  delete(rank: number): void {
    const word = Math.floor(rank / WORD_BITS);
    this.#words[word] = (this.#words[word] ?? 0) & ~(1 << (rank % WORD_BITS));
  }

  /** The first rank of the set that is not before `from`; -1 where there is none. */
  next(from: number): number {
    let word = Math.floor(from / WORD_BITS);
    // `>>> 0` makes the sign bit an ordinary one again.
    let bits = ((this.#words[word] ?? 0) & (-1 << (from % WORD_BITS))) >>> 0;
    while (bits === 0) {
      word += 1;
      if (word >= this.#words.length) return -1;
      bits = this.#words[word] ?? 0;
    }
    return word * WORD_BITS + (WORD_BITS - 1 - Math.clz32(bits & -bits));
  }
}
