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
    void this.#ports
      .act(order.act)
      .catch((cause: unknown): ActReport => ({ outcome: 'failed', detail: String(cause), output: '' }))
      .then((report) => {
        this.#begun.set(key, 'over');
        this.#tell(stepId, step.attempt, report);
      });
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
