import type { AlertKind, RunSummary } from '#shared/ipc/index.ts';
import { message, type Message } from '#shared/texts/index.ts';
import type { Alert } from './alert.ts';
import type { Told } from './told.ts';

const livePhases: readonly RunSummary['phase'][] = ['arming', 'starting', 'running', 'stopping'];
const HOUR_MS = 3_600_000;
/** What began longer ago than this is history: whoever connects for the first time is not told of last month. */
const NEWS_MS_MAX = 24 * HOUR_MS;
const PREFIX = 'run ';

interface Holding {
  readonly key: string;
  readonly alert: Alert;
}

/** Follows the list of runs: what waits for a person, what goes wrong, what ended. */
export class RunAlerts {
  readonly #told: Told;
  readonly #tell: (alert: Alert) => void;
  /** Only what was seen going on is told to have ended. */
  #live: ReadonlySet<string> = new Set();

  constructor(told: Told, tell: (alert: Alert) => void) {
    this.#told = told;
    this.#tell = tell;
  }

  /** `now` is the gateway's clock as far as this computer knows it. */
  follow(runs: readonly RunSummary[], now: number, finaliseHours: number): void {
    const holding = runs.flatMap((run) => [...waitsOf(run, now, this.#live), ...remindersOf(run, now, finaliseHours)]);
    this.#told.endOthers(PREFIX, new Set(holding.map(({ key }) => key)));
    for (const { key, alert } of holding) if (this.#told.begins(key, now)) this.#tell(alert);
    for (const run of runs) this.#tellOver(run, now);
    this.#live = new Set(runs.filter(isLive).map(({ runId }) => runId));
  }

  #tellOver(run: RunSummary, now: number): void {
    const { runId, breakGlass, createdAt, ending } = run;
    if (breakGlass !== null && now - createdAt < NEWS_MS_MAX && this.#told.happened(`glass ${runId}`, now)) {
      this.#tell(alertOf(run, 'break-glass', message('alert.run.glass'), message('alert.run.glass.why'), true));
    }
    if (ending !== null && this.#live.has(runId) && this.#told.happened(`ended ${runId}`, now)) {
      const { observed, failed, skipped, total } = run.counts;
      const counts = message('alert.runEnded.counts', { observed, failed, skipped, total });
      this.#tell(alertOf(run, 'run-ended', message(`alert.runEnded.${ending}`), counts, false));
    }
  }
}

export function isLive(run: RunSummary): boolean {
  return livePhases.includes(run.phase);
}

/** For what a run waits until a person comes. */
function waitsOf(run: RunSummary, now: number, live: ReadonlySet<string>): readonly Holding[] {
  const { runId, questions, can, counts, phase, approval, createdAt } = run;
  const wait = (key: string, kind: AlertKind, title: string, body: Message, plainBody = body): Holding => ({
    key: `${PREFIX}${runId} ${key}`,
    alert: { ...alertOf(run, kind, message(title), body, true), plainBody },
  });
  const isNews = now - createdAt < NEWS_MS_MAX;
  const seemsLive = isLive(run) || live.has(runId);
  return [
    ...questions
      .filter(({ since }) => now - since < NEWS_MS_MAX)
      .map(({ stepId, kind, text, held }) => {
        const asked = message(`alert.run.asks-${kind}`, { text, n: held ?? 0 });
        return wait(`question ${stepId}`, 'run-needs-answer', 'alert.run.question', asked, message('alert.run.look'));
      }),
    ...(approval?.state === 'pending' && isNews
      ? [wait('approve', 'approval-asked', `alert.run.${can.approve ? 'approve' : 'approval'}`, APPROVAL)]
      : []),
    ...(phase === 'interrupted' && can.resume
      ? [wait('resume', 'run-needs-answer', 'alert.run.resume', message('alert.run.resume.why'))]
      : []),
    ...(isLive(run) && counts.stalled > 0
      ? [wait('stalled', 'run-stalled', 'alert.run.stalled', message('waits.stalled', { n: counts.stalled }))]
      : []),
    ...(seemsLive && counts.failed > 0
      ? [wait('failed', 'run-failed', 'alert.run.failed', message('alert.run.failed.why', { n: counts.failed }))]
      : []),
  ];
}

const APPROVAL = message('alert.run.approve.why');

/** Failovers that are to be finalised soon, and then that the time is over. Nothing is finalised by itself. */
function remindersOf(run: RunSummary, now: number, finaliseHours: number): readonly Holding[] {
  const { runId, finaliseBy, notFinalised: n } = run;
  if (finaliseBy === null || n === 0 || finaliseBy - now > finaliseHours * HOUR_MS) return [];
  const isOver = finaliseBy <= now;
  const title = message(isOver ? 'alert.finalise.over' : 'alert.finalise.near');
  const body = message('alert.finalise.why', { n, at: finaliseBy });
  const key = `${PREFIX}${runId} finalise ${isOver ? 'over' : 'near'}`;
  return [{ key, alert: alertOf(run, 'finalise-near', title, body, isOver) }];
}

function alertOf(run: RunSummary, kind: AlertKind, title: Message, body: Message, isUrgent: boolean): Alert {
  const { connectionId, runId, verb, counts } = run;
  const n = counts.total;
  return {
    kind,
    connectionId,
    title,
    what: { named: run.title, plain: message(`verb.${verb}.count`, { n, count: n }) },
    body,
    plainBody: body,
    names: [],
    facts: { runId, verb, total: n, observed: counts.observed, failed: counts.failed, stalled: counts.stalled },
    opens: { kind: 'run', connectionId, runId },
    isUrgent,
  };
}
