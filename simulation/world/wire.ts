import { HEADER_FENCING_TOKEN, HEADER_IDEMPOTENCY_KEY, parseOperationKey } from '#shared/gateway-api/index.ts';
import type { OperationRequest, RouteName } from '#shared/gateway-api/index.ts';
import type { Provider } from '../../practice/provider/context.ts';
import type { TransportRequest } from '../../src/main/core/gateway/index.ts';
import type { CommandAnswer, SentCommand } from '../checkers/evidence.ts';

/** One console process, as far as what it sends is judged by it. */
export interface Sender {
  readonly instanceId: string;
  /** Whether a text stands on its disk, in what it wrote about a run. */
  wroteDown(runId: string, text: string): boolean;
  /** Who holds a run, as far as this console has heard. */
  holderHeard(runId: string): string | null;
}

const ABOUT_RUNS: readonly RouteName[] = ['submit', 'createRun', 'renewLease', 'takeOver', 'decide', 'endRun'];

/** Everything that consoles sent, as plain copies for the checkers. */
export class Wire {
  readonly commands: SentCommand[] = [];
  readonly #provider: () => Provider;

  constructor(provider: () => Provider) {
    this.#provider = provider;
  }

  /** Notes a request as it leaves; each answer that the provider makes to it is told to what is returned. */
  left(
    sender: Sender,
    route: RouteName,
    params: Record<string, string>,
    request: TransportRequest,
  ): (a: CommandAnswer) => void {
    if (route === 'refresh' || route === 'signIn') this.#note(sender, { route: 'session', runId: '' });
    if (!ABOUT_RUNS.includes(route)) return () => undefined;
    const body = JSON.parse(request.body ?? '{}') as Partial<OperationRequest> & {
      readonly id?: string;
      readonly token?: number;
      readonly body?: unknown;
    };
    const key = parseOperationKey(request.headers[HEADER_IDEMPOTENCY_KEY] ?? '');
    const runId = key?.runId ?? params['id'] ?? body.id ?? '';
    const written = route === 'submit' ? request.body : route === 'decide' ? JSON.stringify(body.body) : undefined;
    const token = request.headers[HEADER_FENCING_TOKEN];
    return this.#note(sender, {
      route,
      runId,
      token: token === undefined ? (body.token ?? null) : Number(token),
      stepKey: key === null ? null : `${key.runId}/${key.stepId}`,
      attempt: key?.attempt ?? null,
      kind: body.order?.kind ?? null,
      evidence: body.evidence ?? null,
      onDisk: written === undefined || sender.wroteDown(runId, written),
    });
  }

  #note(
    sender: Sender,
    facts: Partial<SentCommand> & Pick<SentCommand, 'route' | 'runId'>,
  ): (a: CommandAnswer) => void {
    const provider = this.#provider();
    const answers: CommandAnswer[] = [];
    this.commands.push({
      token: null,
      stepKey: null,
      attempt: null,
      kind: null,
      evidence: null,
      onDisk: true,
      ...facts,
      console: sender.instanceId,
      leftAt: provider.clock.now(),
      holder: provider.store.get('run', facts.runId)?.holder?.instanceId ?? null,
      holderHeard: facts.runId === '' ? null : sender.holderHeard(facts.runId),
      answers,
    });
    return (answer) => void answers.push(answer);
  }
}
