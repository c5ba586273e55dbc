import { afterEach, beforeEach, vi } from 'vitest';
import type { Answer, ConsoleFailure, RunSummary } from '#shared/ipc/index.ts';
import { go, pagesComeLater } from '../../app/navigation.ts';
import { useTypedOnRuns } from '../controls/typed.ts';
import { useRuns } from '../store.ts';

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

/** A console for each test of a file, and all pages there. Afterwards nobody is on a run's page, and nothing of it is left. */
export function runConsoleForEach(): { readonly now: () => RunConsole } {
  let console = new RunConsole();
  beforeEach(() => {
    console = new RunConsole();
    vi.stubGlobal('window', console);
    pagesComeLater({ isThere: () => true, load: () => Promise.resolve(true) });
  });
  afterEach(() => {
    go({ kind: 'map' });
    useRuns.setState(useRuns.getInitialState(), true);
    useTypedOnRuns.setState({}, true);
    vi.unstubAllGlobals();
  });
  return { now: () => console };
}
