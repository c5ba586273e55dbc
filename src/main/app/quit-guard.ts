/** What the guard needs from the world. */
export interface QuitPort {
  hasLiveRun(): boolean;
  /** Asks the person; true means: leave all the same. */
  confirm(): Promise<boolean>;
  /** Begins to quit, again. This time nothing holds it. */
  quit(): void;
}

/**
 * Quitting during a live run takes a person's word. A signal of the operating system is obeyed at once instead: a dialog
 * that nobody answers would only lead to being killed, and the journal is made for that.
 */
export class QuitGuard {
  #port: QuitPort;
  #state: 'staying' | 'asking' | 'leaving' = 'staying';

  constructor(port: QuitPort) {
    this.#port = port;
  }

  /** Whether a close or a quit may go on now. Where it may not, the person is being asked. */
  mayLeave(): boolean {
    if (this.#state === 'leaving') return true;
    if (this.#state === 'staying') {
      if (!this.#port.hasLiveRun()) return true;
      this.#state = 'asking';
      void this.#ask();
    }
    return false;
  }

  obeySignal(): void {
    this.#state = 'leaving';
    this.#port.quit();
  }

  async #ask(): Promise<void> {
    let isSure = false;
    try {
      isSure = await this.#port.confirm();
    } finally {
      // A signal may have come while the question was open. A question that failed counts as "stay".
      if (this.#isAsking()) this.#state = isSure ? 'leaving' : 'staying';
    }
    if (isSure) this.#port.quit();
  }

  #isAsking(): boolean {
    return this.#state === 'asking';
  }
}
