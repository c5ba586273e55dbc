import type { Appliance, Approval, Operation, Replica, Run, RunEnding, Site } from '#shared/domain/index.ts';
import { operationKey } from '#shared/gateway-api/index.ts';
import type {
  CreateRunRequest,
  Decision,
  EndRunRequest,
  LeaseReply,
  OperationKey,
  OperationRequest,
  Problem,
  RunReply,
} from '#shared/gateway-api/index.ts';
import type { CommittedChange, GatewayFailure, GatewayPort, GatewayResult } from '../../gateway/port.ts';
import { fail, succeed } from '../../ports.ts';
import type { InventoryReader } from '../../store/ports.ts';
import { receiptOf } from '../../report/evidence/testing/receipt.ts';
import type { ManualClock } from './manual-clock.ts';

/** How the next submits are answered, one entry a call; `null` accepts. `lost` accepts, and loses the reply. */
export type Scripted = GatewayFailure | 'lost' | null;

export function refusal(code: Problem['code'], status: number, more: Partial<Problem> = {}): GatewayFailure {
  return {
    kind: 'refused',
    problem: { type: `about:${code}`, title: code, status, detail: code, code, retryable: status >= 423, ...more },
  };
}

/**
 * A provider in memory for unit tests of the engine: it answers as scripted and keeps what it was ordered. The real rules
 * are the practice provider's; here only the conversation counts.
 */
export class ScriptedProvider implements GatewayPort {
  readonly submits: { readonly key: string; readonly token: number; readonly request: OperationRequest }[] = [];
  readonly operations = new Map<string, Operation>();
  readonly decisions: Decision[] = [];
  readonly replicas = new Map<string, Replica>();
  readonly appliances = new Map<string, Appliance>();
  readonly sites: Site[] = [];
  script: Scripted[] = [];
  approval: Approval = { state: 'not-needed', because: [], by: null, at: null, reason: '', expiresAt: null };
  silent = false;
  renewal: GatewayFailure | null = null;
  stored: CreateRunRequest | null = null;
  run_: Run | null = null;
  ended: RunEnding | null = null;
  givesReceipts = true;
  /** The next ends take place, and their replies are lost. */
  losesEndReply = false;
  seq = 100;
  readonly #clock: ManualClock;
  readonly #lastSeq = new Map<string, number>();
  #listeners: ((changes: readonly CommittedChange[]) => void)[] = [];

  constructor(clock: ManualClock) {
    this.#clock = clock;
  }

  gatewayTimeMs(): number {
    return this.#clock.wallMs();
  }

  listen(listener: (changes: readonly CommittedChange[]) => void): void {
    this.#listeners.push(listener);
  }

  /** The consoles that listened are gone. */
  forgetListeners(): void {
    this.#listeners = [];
  }

  #listener(changes: readonly CommittedChange[]): void {
    for (const listener of this.#listeners) listener(changes);
  }

  createRun(request: CreateRunRequest): Promise<GatewayResult<{ run: Run; lease: LeaseReply }>> {
    if (this.silent) return this.#nothing();
    this.stored = request;
    const at = this.gatewayTimeMs();
    this.decisions.push(...request.decisions.map((body, index) => ({ sequence: index + 1, at, personId: 'p1', body })));
    this.run_ = {
      id: request.id,
      title: request.title,
      verb: request.verb,
      scope: request.scope,
      state: 'open',
      ending: null,
      endReason: null,
      createdAt: 0,
      createdBy: { id: 'p1', name: 'Ada' },
      endedAt: null,
      holder: { person: { id: 'p1', name: 'Ada' }, instanceId: request.instanceId },
      token: 1,
      replicaIds: [],
      planId: request.planId,
      finaliseBy: request.finaliseBy,
      approval: this.approval,
      breakGlass: null,
      takenOver: null,
    };
    return Promise.resolve(succeed({ run: this.run_, lease: this.#lease() }));
  }

  run(): Promise<GatewayResult<RunReply>> {
    if (this.silent) return this.#nothing();
    if (this.run_ === null || this.stored === null) return Promise.resolve(fail(refusal('not-found', 404)));
    return Promise.resolve(succeed({ run: this.run_, stored: this.stored, decisions: [...this.decisions] }));
  }

  renewLease(): Promise<GatewayResult<LeaseReply>> {
    if (this.silent) return this.#nothing();
    return Promise.resolve(this.renewal ? fail(this.renewal) : succeed(this.#lease()));
  }

  takeOver(_runId: string, { instanceId }: { readonly instanceId: string }): Promise<GatewayResult<LeaseReply>> {
    if (this.silent || this.run_ === null) return this.#nothing();
    this.run_ = { ...this.run_, token: this.run_.token + 1, holder: { person: { id: 'p1', name: 'Ada' }, instanceId } };
    this.seq += 1;
    const body = this.run_;
    this.#listener([{ seq: this.seq, rev: 2, causedBy: null, op: 'upsert', kind: 'run', id: body.id, body }]);
    return Promise.resolve(succeed(this.#lease()));
  }

  decide(
    _runId: string,
    request: { readonly expectedSequence: number; readonly body: Decision['body'] },
  ): Promise<GatewayResult<Decision>> {
    if (this.silent) return this.#nothing();
    const decision = {
      sequence: request.expectedSequence,
      at: this.gatewayTimeMs(),
      personId: 'p1',
      body: request.body,
    };
    this.decisions.push(decision);
    return Promise.resolve(succeed(decision));
  }

  endRun(runId: string, { ending, chainHead }: EndRunRequest): Promise<GatewayResult<RunReply>> {
    if (this.silent || this.run_ === null || this.stored === null) return this.#nothing();
    this.ended = ending;
    const gives = chainHead !== undefined && this.givesReceipts;
    const receipt = gives ? { receipt: receiptOf({ runId, chainHead, at: this.gatewayTimeMs() }) } : {};
    this.run_ = { ...this.run_, state: 'ended', ending, ...receipt };
    if (this.losesEndReply) return Promise.resolve(fail({ kind: 'unknown', detail: 'lost' }));
    return Promise.resolve(succeed({ run: this.run_, stored: this.stored, decisions: [] }));
  }

  submit(key: OperationKey, token: number, request: OperationRequest): Promise<GatewayResult<Operation>> {
    if (this.silent) return this.#nothing();
    const text = operationKey(key);
    this.submits.push({ key: text, token, request });
    const known = this.operations.get(text);
    if (known) return Promise.resolve(succeed(known));
    const scripted = this.script.shift() ?? null;
    if (scripted !== null && scripted !== 'lost') return Promise.resolve(fail(scripted));
    const operation: Operation = {
      id: `op-${String(this.operations.size + 1)}`,
      key: text,
      runId: key.runId,
      stepId: key.stepId,
      attempt: key.attempt,
      order: request.order,
      state: 'accepted',
      acceptedAt: this.gatewayTimeMs(),
      acceptedSeq: this.seq,
      expectedBy: this.gatewayTimeMs() + 120_000,
      progressPercent: 0,
      endedAt: null,
      failure: null,
    };
    this.operations.set(text, operation);
    return Promise.resolve(scripted === 'lost' ? fail({ kind: 'unknown', detail: 'lost' }) : succeed(operation));
  }

  operationByKey(key: OperationKey): Promise<GatewayResult<Operation | null>> {
    if (this.silent) return this.#nothing();
    return Promise.resolve(succeed(this.operations.get(operationKey(key)) ?? null));
  }

  operationsOfRun(): Promise<GatewayResult<readonly Operation[]>> {
    if (this.silent) return this.#nothing();
    return Promise.resolve(succeed([...this.operations.values()]));
  }

  approve(): Promise<GatewayResult<RunReply>> {
    return this.run();
  }

  createPlan(): Promise<never> {
    return Promise.reject(new Error('a run makes no plans'));
  }

  replacePlan(): Promise<never> {
    return this.createPlan();
  }

  deletePlan(): Promise<never> {
    return this.createPlan();
  }

  plan(): Promise<never> {
    return this.createPlan();
  }

  /** The effect of a step's newest operation appears in the feed. */
  effect(stepId: string): void {
    const operation = this.#operationOf(stepId);
    const { order } = operation;
    this.seq += 1;
    const line = { seq: this.seq, rev: 1, causedBy: operation.id, op: 'upsert' } as const;
    if ('applianceId' in order) {
      const body: Appliance = {
        id: order.applianceId,
        siteId: 'prov',
        name: 'gw',
        power: order.kind === 'network-prepare' ? 'on' : 'off',
        scope: order.kind === 'network-prepare' ? order.scope : null,
        connectivity: 'connected',
        changedBy: operation.id,
      };
      this.appliances.set(body.id, body);
      this.#lastSeq.set(`appliance ${body.id}`, this.seq);
      this.#listener([{ ...line, kind: 'appliance', id: body.id, body }]);
      return;
    }
    const replica = this.replicas.get(order.replicaId);
    if (replica === undefined) throw new Error(`no replica ${order.replicaId}`);
    const started = order.kind === 'failover';
    const body: Replica = {
      ...replica,
      state: started ? 'failover' : 'ready',
      power: started ? 'on' : 'off',
      stateBy: operation.id,
    };
    this.replicas.set(body.id, body);
    this.#lastSeq.set(`replica ${body.id}`, this.seq);
    this.#listener([{ ...line, kind: 'replica', id: body.id, body }]);
  }

  /** The provider says of a step's operation how it ended. */
  end(stepId: string, state: 'succeeded' | 'failed'): void {
    const operation = { ...this.#operationOf(stepId), state };
    this.operations.set(operation.key, operation);
    this.seq += 1;
    this.#listener([
      {
        seq: this.seq,
        rev: 2,
        causedBy: operation.id,
        op: 'upsert',
        kind: 'operation',
        id: operation.id,
        body: operation,
      },
    ]);
  }

  /** The feed tells that the run has ended. */
  runEnds(ending: RunEnding): void {
    if (this.run_ === null) throw new Error('no run was stored');
    this.run_ = { ...this.run_, state: 'ended', ending, endedAt: this.gatewayTimeMs(), holder: null };
    this.seq += 1;
    const body = this.run_;
    this.#listener([{ seq: this.seq, rev: 3, causedBy: null, op: 'upsert', kind: 'run', id: body.id, body }]);
  }

  /** The part of the store that the engine reads. */
  reader(): InventoryReader {
    const reader: Partial<InventoryReader> = {
      replica: (id) => this.replicas.get(id) ?? null,
      appliances: () => [...this.appliances.values()],
      run: () => this.run_,
      runs: () => (this.run_ === null ? [] : [this.run_]),
      operationsOfRun: () => [...this.operations.values()],
      lastChange: (kind, id) => {
        const seq = this.#lastSeq.get(`${kind} ${id}`);
        return seq === undefined ? null : { seq, causedBy: null };
      },
      vm: () => null,
      sites: () => this.sites,
    };
    return reader as InventoryReader;
  }

  #operationOf(stepId: string): Operation {
    const operation = [...this.operations.values()].findLast((one) => one.stepId === stepId);
    if (operation === undefined) throw new Error(`step ${stepId} was never accepted`);
    return operation;
  }

  #lease(): LeaseReply {
    return { token: this.run_?.token ?? 1, leaseUntil: this.gatewayTimeMs() + 60_000, time: this.gatewayTimeMs() };
  }

  #nothing(): Promise<{ readonly ok: false; readonly failure: GatewayFailure }> {
    return Promise.resolve(fail({ kind: 'unreachable', detail: 'silent' }));
  }
}
