import type { ActReport } from '#shared/domain/index.ts';
import { doubtUntil } from './deeds.ts';
import type { RunControl, RunnerPorts } from './run-control.ts';
import { stepPlanOf, stepStateOf } from './run-state.ts';

/**
 * Does the acts of one run on the tenant's hosts, each at most once an attempt in this process. An act is begun only after the
 * gateway has recorded that it is; how it went is recorded the same way, and in effect only then.
 */
export class Acts {
  readonly #runner: RunControl;
  readonly #ports: RunnerPorts;
  /** Step and attempt → whether this process is still at it. What is over and was not taken down is in doubt. */
  readonly #begun = new Map<string, 'under-way' | 'over'>();
  /** Step → what ends the act that is under way, and why a person wants that. */
  readonly #underWay = new Map<string, { readonly stop: AbortController; reason: string | null }>();

  constructor(runner: RunControl, ports: RunnerPorts) {
    this.#runner = runner;
    this.#ports = ports;
  }

  perform(stepId: string): void {
    const { state } = this.#runner;
    const step = stepStateOf(state, stepId);
    const { order } = stepPlanOf(state.plan, stepId);
    if (step.is !== 'acting' || order.kind !== 'host-act') return;
    const key = `${stepId}/${String(step.attempt)}`;
    const begun = this.#begun.get(key);
    if (begun === 'under-way') return;
    if (begun === 'over') {
      const until = doubtUntil(order.act, this.#runner.now());
      this.#runner.record({ type: 'act-doubted', at: this.#runner.now(), stepId, until });
      return;
    }
    if (state.stage.is !== 'running') {
      this.#tell(stepId, step.attempt, { outcome: 'not-begun', detail: 'The run was stopped before.', output: '' });
      return;
    }
    this.#begun.set(key, 'under-way');
    const underWay = { stop: new AbortController(), reason: null as string | null };
    this.#underWay.set(stepId, underWay);
    void this.#ports
      .act(order.act, underWay.stop.signal)
      .catch((cause: unknown): ActReport => ({ outcome: 'failed', detail: String(cause), output: '' }))
      .then((report) => {
        this.#begun.set(key, 'over');
        this.#underWay.delete(stepId);
        this.#tell(stepId, step.attempt, underWay.reason === null ? report : cancelled(report, underWay.reason));
      });
  }

  /** This process is at it, and nobody has cancelled it yet. */
  canCancel(stepId: string): boolean {
    return this.#underWay.get(stepId)?.reason === null;
  }

  /** Ends an act that is under way, on its host as far as it can be told. How it ended is recorded like every other end. */
  cancel(stepId: string, reason: string): void {
    const underWay = this.#underWay.get(stepId);
    if (underWay === undefined || underWay.reason !== null) return;
    underWay.reason = reason;
    underWay.stop.abort();
    this.#ports.changed();
  }

  /** Lost where the lease has gone to another process meanwhile: that one asks a person. */
  #tell(stepId: string, attempt: number, report: ActReport): void {
    const { state } = this.#runner;
    const step = stepStateOf(state, stepId);
    if (step.is !== 'acting' || step.attempt !== attempt || !('token' in state.stage)) return;
    const decision = { kind: 'act-ended', stepId, attempt, report } as const;
    this.#runner.record({ type: 'decided', at: this.#runner.now(), decision });
    this.#runner.wake();
  }
}

/** What was done in spite of it is done. */
function cancelled(report: ActReport, reason: string): ActReport {
  if (report.outcome !== 'failed') return report;
  return {
    ...report,
    outcome: 'cancelled',
    detail: `Cancelled: ${reason}. ${report.detail}`.slice(0, DETAIL_CHARS_MAX),
  };
}

const DETAIL_CHARS_MAX = 2_000;
