import { API_PREFIX, routes } from '#shared/gateway-api/index.ts';
import type { Route, RouteName } from '#shared/gateway-api/index.ts';
import { handle } from '../../practice/api/handle.ts';
import { FeedReader } from '../../practice/api/feed.ts';
import type { Provider } from '../../practice/provider/context.ts';
import type { Dice } from '../../practice/random.ts';
import type {
  Transport,
  TransportFailure,
  TransportReply,
  TransportRequest,
  TransportStream,
} from '../../src/main/core/gateway/index.ts';
import { fail, succeed } from '../../src/main/core/ports.ts';
import type { Outcome } from '../../src/main/core/ports.ts';
import type { CommandAnswer } from '../checkers/evidence.ts';
import type { Faults } from './faults.ts';
import { Pipe } from './pipe.ts';
import type { ProcessClock, SimulatedTime } from './time.ts';
import { Wire } from './wire.ts';
import type { Sender } from './wire.ts';

const DELAY_MS_MIN = 1;
const DELAY_MS_MAX = 60;
/** A late message: long after the console has given up on it. */
const LATE_MS_MAX = 40_000;
const SILENT_MS = 30_000;
const HEARTBEAT_MS = 4_000;
const CHUNK_CHARS = 64_000;

/** How bad the network is now: the chance of each fault for each message. */
export interface Weather {
  loseRequest: number;
  loseReply: number;
  duplicate: number;
  late: number;
  cutStream: number;
}

export const calm: Weather = { loseRequest: 0, loseReply: 0, duplicate: 0, late: 0, cutStream: 0 };

interface Match {
  readonly name: RouteName;
  readonly params: Record<string, string>;
}

/** The network between consoles and one provider that can be down, forgetful, slow and repetitive. */
export class SimulatedNetwork {
  readonly time: SimulatedTime;
  readonly #dice: Dice;
  readonly #faults: Faults;
  readonly #streams = new Set<(why: string) => void>();
  readonly wire = new Wire(() => this.provider);
  weather: Weather = { ...calm };
  down = false;
  provider: Provider;

  constructor(time: SimulatedTime, dice: Dice, provider: Provider, faults: Faults) {
    this.time = time;
    this.#dice = dice;
    this.provider = provider;
    this.#faults = faults;
  }

  transport(clock: ProcessClock, sender: Sender): Transport {
    return {
      request: (request) => this.#request(request, clock, sender),
      stream: (request) => this.#stream(request, clock),
      close: () => Promise.resolve(),
    };
  }

  cutStreams(why: string): void {
    for (const cut of [...this.#streams]) cut(why);
  }

  /** Asks the provider over a line that never fails: for those who are not what is tested. */
  ask(name: RouteName, request: Partial<Parameters<typeof handle>[2]>): ReturnType<typeof handle> {
    return handle(this.provider, name, { params: {}, query: {}, headers: {}, body: undefined, gateway: 0, ...request });
  }

  #delay(): number {
    return this.#dice.between(DELAY_MS_MIN, DELAY_MS_MAX);
  }

  #strikes(fault: keyof Weather): boolean {
    return this.#dice.chance(this.weather[fault]) && this.#faults.strike(fault);
  }

  #request(
    request: TransportRequest,
    clock: ProcessClock,
    sender: Sender,
  ): Promise<Outcome<TransportReply, TransportFailure>> {
    return new Promise((resolve) => {
      const answer = (result: Outcome<TransportReply, TransportFailure>, delayMs: number): void => {
        clock.after(delayMs, () => resolve(result));
      };
      const lost = (): void =>
        answer(fail({ kind: 'unknown', detail: 'no reply' }), this.#dice.between(100, SILENT_MS));
      // A dead process sends nothing, and hears nothing.
      if (clock.dead) return;
      if (this.down) return answer(fail({ kind: 'unreachable', detail: 'refused' }), this.#delay());
      const { name, params } = matchOf(request);
      const noteAnswer = this.wire.left(sender, name, params, request);
      const serve = (): readonly [TransportReply | null, CommandAnswer] => {
        const served = this.#serve(request);
        const code = served === null ? null : codeOf(served);
        const noted = { at: this.provider.clock.now(), status: served?.status ?? 0, code, heard: false };
        if (served !== null) noteAnswer(noted);
        return [served, noted];
      };
      if (this.#strikes('loseRequest')) return lost();
      const late = this.#strikes('late');
      const arrival = late ? this.#dice.between(1_000, LATE_MS_MAX) : this.#delay();
      if (late) lost();
      if (this.#strikes('duplicate')) this.time.after(arrival + this.#dice.between(0, LATE_MS_MAX), () => void serve());
      this.time.after(arrival, () => {
        const [reply, noted] = serve();
        if (late) return;
        if (reply === null || this.#strikes('loseReply')) return lost();
        clock.after(this.#delay(), () => {
          noted.heard = true;
          resolve(succeed(reply));
        });
      });
    });
  }

  /** What the provider does with a request; null where it is down when the request arrives. */
  #serve(request: TransportRequest): TransportReply | null {
    if (this.down) return null;
    const response = this.#handled(request);
    if (response.fate !== 'send') return null;
    const text = response.status === 204 ? '' : JSON.stringify(response.body);
    return { status: response.status, headers: response.headers, body: Buffer.from(text) };
  }

  #handled(request: TransportRequest): ReturnType<typeof handle> {
    const [, query = ''] = request.path.split('?');
    const { name, params } = matchOf(request);
    return handle(this.provider, name, {
      params,
      query: Object.fromEntries(new URLSearchParams(query)),
      headers: request.headers,
      body: request.body === undefined ? undefined : (JSON.parse(request.body) as unknown),
      gateway: 0,
    });
  }

  #stream(request: TransportRequest, clock: ProcessClock): Promise<Outcome<TransportStream, TransportFailure>> {
    return new Promise((resolve) => {
      if (clock.dead) return;
      const answer = (result: Outcome<TransportStream, TransportFailure>): void => {
        clock.after(this.#delay(), () => resolve(result));
      };
      if (this.down || this.#strikes('loseRequest')) return answer(fail({ kind: 'unreachable', detail: 'refused' }));
      const response = this.#handled(request);
      const pipe = new Pipe(clock);
      if (response.body instanceof FeedReader) this.#tell(response.body, pipe, clock);
      else {
        pipe.push(JSON.stringify(response.body));
        pipe.end(null);
      }
      answer(succeed(pipe.stream(response.status, response.headers)));
    });
  }

  /** Tells a feed over a line that keeps the order of what is sent, however late. */
  #tell(reader: FeedReader, pipe: Pipe, clock: ProcessClock): void {
    const { provider } = this;
    let arrivesAt = 0;
    const cut = (why: string): void => {
      this.#streams.delete(cut);
      stopListening();
      pipe.end(why);
    };
    const send = (text: string): void => {
      // Later than what was sent before: one connection keeps its order.
      arrivesAt = Math.max(arrivesAt + 1, this.time.now + Math.round(this.#delay()));
      clock.after(arrivesAt - this.time.now, () => pipe.push(text));
    };
    const tellNews = (): void => {
      if (pipe.ended || this.provider !== provider) return;
      if (this.#strikes('cutStream')) return cut('reset by peer');
      for (let text = reader.read(CHUNK_CHARS); text !== ''; text = reader.read(CHUNK_CHARS)) send(text);
      if (!reader.ended) return;
      this.#streams.delete(cut);
      stopListening();
      clock.after(arrivesAt + 1 - this.time.now, () => pipe.end(null));
    };
    // A reader must not run inside the provider's transaction, just as no socket would.
    const stopListening = provider.store.onCommit(() => void this.time.after(0, tellNews));
    const beat = (): void => {
      if (pipe.ended || this.provider !== provider) return;
      if (!this.down) send(reader.heartbeat());
      clock.after(HEARTBEAT_MS, beat);
    };
    this.#streams.add(cut);
    tellNews();
    if (reader.follow) clock.after(HEARTBEAT_MS, beat);
  }
}

const patterns = (Object.entries(routes) as [RouteName, Route][]).map(([name, { method, path }]) => ({
  name,
  method,
  pattern: new RegExp(`^${API_PREFIX}${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
}));

function matchOf({ method, path }: Pick<TransportRequest, 'method' | 'path'>): Match {
  const match = routeOf(method, path.split('?')[0] ?? '');
  if (match === null) throw new Error(`no route for ${method} ${path}`);
  return match;
}

/** The code of a refusal; null where it is none. */
function codeOf({ status, body }: TransportReply): string | null {
  if (status < 400) return null;
  return (JSON.parse(body.toString()) as { readonly code?: string }).code ?? null;
}

function routeOf(method: string, path: string): Match | null {
  for (const { name, method: wanted, pattern } of patterns) {
    const found = method === wanted ? pattern.exec(path) : null;
    if (found)
      return {
        name,
        params: Object.fromEntries(
          Object.entries(found.groups ?? {}).map(([key, value]) => [key, decodeURIComponent(value)]),
        ),
      };
  }
  return null;
}
