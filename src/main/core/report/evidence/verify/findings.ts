import type { Finding, FindingCode } from '../verdict.ts';

const FINDINGS_MAX = 100;

/** Gathers findings; beyond the bound they are only counted. */
export class Findings {
  readonly #all: Finding[] = [];
  #more = 0;

  add(code: FindingCode, file: string | null, detail: string): void {
    if (this.#all.length < FINDINGS_MAX - 1) this.#all.push({ code, file, detail });
    else this.#more += 1;
  }

  /** Adds one where something does not hold; answers whether it held. */
  demand(holds: boolean, code: FindingCode, file: string | null, detail: string): boolean {
    if (!holds) this.add(code, file, detail);
    return holds;
  }

  get none(): boolean {
    return this.#all.length === 0;
  }

  all(): readonly Finding[] {
    if (this.#more === 0) return this.#all;
    const last = this.#all.at(-1);
    const detail = `${String(this.#more)} more findings, such as the last one.`;
    return [...this.#all, { code: last?.code ?? 'malformed', file: null, detail }];
  }
}
