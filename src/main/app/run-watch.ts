import type { DesktopWish, RunSummary } from '#shared/ipc/index.ts';
import { message, type Message } from '#shared/texts/index.ts';

/** Something that a person should hear although they look elsewhere. */
export interface Alert {
  readonly title: Message;
  readonly body: Message;
  /** What a click on it opens. */
  readonly wish: DesktopWish;
  /** It does not go on without a person: the taskbar asks for one. */
  readonly isUrgent: boolean;
}

/** What the desktop shows and does because of the runs. */
export interface Desktop {
  /** 0 to 1, or null for none; shown on the taskbar or the dock. */
  showProgress(fraction: number | null, isTroubled: boolean): void;
  /** So many runs are going on; 0 for none. */
  showCount(live: number): void;
  keepAwake(isNeeded: boolean): void;
  tell(alert: Alert): void;
}

const livePhases: readonly RunSummary['phase'][] = ['arming', 'starting', 'running', 'stopping'];

export function isLive(run: RunSummary): boolean {
  return livePhases.includes(run.phase);
}

/** Follows the list of runs and keeps the desktop in step. */
export class RunWatch {
  #desktop: Desktop;
  #live: ReadonlySet<string> = new Set();
  /** What held when the runs were last looked at, so that each is told once, and again only if it comes again. */
  #holding: ReadonlySet<string> | null = null;

  constructor(desktop: Desktop) {
    this.#desktop = desktop;
  }

  follow(runs: readonly RunSummary[]): void {
    const live = runs.filter(isLive);
    this.#desktop.keepAwake(live.length > 0);
    this.#desktop.showProgress(progressOf(live), live.some(isTroubled));
    this.#desktop.showCount(live.length);
    const waits = runs.flatMap(waitsOf);
    // Only what was seen going on: a start must not announce the runs of last week.
    const ended = runs.filter((run) => run.ending !== null && this.#live.has(run.runId));
    for (const run of ended) this.#desktop.tell(endOf(run));
    for (const { key, alert } of waits) if (this.#holding?.has(key) === false) this.#desktop.tell(alert);
    this.#live = new Set(live.map((run) => run.runId));
    this.#holding = new Set(waits.map(({ key }) => key));
  }
}

interface Wait {
  readonly key: string;
  readonly alert: Alert;
}

/** For what a run waits until a person comes. */
function waitsOf(run: RunSummary): readonly Wait[] {
  const { runId, title, questions, can, counts } = run;
  const wait = (key: string, code: string, body: Message): Wait => ({
    key: `${runId} ${key}`,
    alert: { title: message(code, { title }), body, wish: wishOf(run), isUrgent: true },
  });
  return [
    ...questions.map(({ stepId, text }) =>
      wait(`question ${stepId}`, 'app.run.question', message('ended.because', { detail: text })),
    ),
    ...(can.approve ? [wait('approve', 'app.run.approve', message('app.run.approve.why'))] : []),
    ...(run.phase === 'interrupted' && can.resume
      ? [wait('resume', 'app.run.resume', message('app.run.resume.why'))]
      : []),
    ...(isLive(run) && counts.stalled > 0
      ? [wait('stalled', 'app.run.stalled', message('waits.stalled', { n: counts.stalled }))]
      : []),
  ];
}

function endOf(run: RunSummary): Alert {
  const { title, ending, counts } = run;
  const { observed, failed, skipped, total } = counts;
  return {
    title: message(`app.runEnded.${ending ?? 'abandoned'}`, { title }),
    body: message('app.runEnded.counts', { observed, failed, skipped, total }),
    wish: wishOf(run),
    isUrgent: false,
  };
}

function wishOf({ connectionId, runId }: RunSummary): DesktopWish {
  return { kind: 'run', connectionId, runId };
}

/** Over all live runs together. What failed or was skipped is over as well: the bar tells time, not success. */
export function progressOf(live: readonly RunSummary[]): number | null {
  if (live.length === 0) return null;
  const sum = (of: (run: RunSummary) => number): number => live.reduce((all, run) => all + of(run), 0);
  const total = sum(({ counts }) => counts.total);
  const over = sum(({ counts }) => counts.observed + counts.failed + counts.skipped);
  return total === 0 ? 0 : over / total;
}

function isTroubled({ counts }: RunSummary): boolean {
  return counts.failed + counts.stalled > 0;
}
