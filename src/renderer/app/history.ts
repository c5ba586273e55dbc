/*
 * What a person chose here and can take back. Only choices in this window are kept: what was sent to the provider is
 * never in it, because it can only be undone by a run of its own.
 */

/** One kind of choices: how they are, how they are put back, and what they are called. */
export interface Kept<Choices, Name extends string = string> {
  readonly name: Name;
  put(choices: Choices): void;
}

interface Step<Name> {
  readonly name: Name;
  /** Typing on in the same field is one step. Null: a step of its own. */
  readonly field: string | null;
  readonly back: () => void;
  readonly forth: () => void;
}

/** So many steps back; the oldest are forgotten. */
export const STEPS_MAX = 100;

export class History<Name extends string = string> {
  #past: readonly Step<Name>[] = [];
  #future: readonly Step<Name>[] = [];
  #isMoving = false;

  note<Choices>(kept: Kept<Choices, Name>, before: Choices, after: Choices, field: string | null = null): void {
    if (this.#isMoving) return;
    const last = this.#past.at(-1);
    const goesOn = last !== undefined && field !== null && last.name === kept.name && last.field === field;
    const back = goesOn && this.#future.length === 0 ? last.back : () => kept.put(before);
    const step = { name: kept.name, field, back, forth: () => kept.put(after) };
    const past = back === last?.back ? this.#past.slice(0, -1) : this.#past;
    this.#past = [...past, step].slice(-STEPS_MAX);
    this.#future = [];
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** The name of what was taken back; null where there is nothing. */
  undo(): Name | null {
    const step = this.#past.at(-1);
    if (step === undefined) return null;
    this.#past = this.#past.slice(0, -1);
    this.#future = [...this.#future, step];
    this.#move(step.back);
    return step.name;
  }

  redo(): Name | null {
    const step = this.#future.at(-1);
    if (step === undefined) return null;
    this.#future = this.#future.slice(0, -1);
    this.#past = [...this.#past, step];
    this.#move(step.forth);
    return step.name;
  }

  forget(): void {
    this.#past = [];
    this.#future = [];
  }

  /** Putting something back is no new choice. */
  #move(put: () => void): void {
    this.#isMoving = true;
    try {
      put();
    } finally {
      this.#isMoving = false;
    }
  }
}
