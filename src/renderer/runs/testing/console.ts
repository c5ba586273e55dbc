import type { Answer, ConsoleFailure, RunSummary } from '#shared/ipc/index.ts';

const lost: ConsoleFailure = { code: 'lost', message: { code: 'failure.no-answer', params: {} }, retryable: true };

/** What the preload puts into the window, for what is asked about runs: each question is kept, as `[name, request]`. */
export class RunConsole {
  readonly asked: (readonly [string, unknown])[] = [];
  /** What it answers with; null: it fails. */
  answer: Partial<RunSummary> | null = {};
  readonly farshore = new Proxy(
    {},
    {
      get: (_target, name: string) => (request: { readonly runId: string }) => this.#ask(name, request),
    },
  );

  #ask(name: string, request: { readonly runId: string }): Promise<Answer<unknown>> {
    this.asked.push([name, request]);
    return Promise.resolve(
      this.answer === null
        ? { ok: false, failure: lost }
        : { ok: true, value: { runId: request.runId, ...this.answer } },
    );
  }
}

/** All that was asked has been answered. */
export const settled = () => new Promise<void>((resolve) => setTimeout(resolve));
