import { gzipSync } from 'node:zlib';
import { parseCursor, problemCodes, type ProblemCode } from '#shared/gateway-api/index.ts';
import { fail, succeed } from '../../ports.ts';
import type { CheckedLine } from '../../store/ports.ts';
import type { Transport, TransportFailure, TransportReply, TransportRequest, TransportStream } from '../transport.ts';

/** A stream of the feed as a test holds its other end. */
export class FakeStream implements TransportStream {
  readonly status = 200;
  readonly headers: Readonly<Record<string, string>>;
  #chunks: Buffer[] = [];
  #wake: (() => void) | null = null;
  #ending: string | null | undefined = undefined;

  readonly path: string;

  constructor(path: string, headers: Readonly<Record<string, string>> = {}) {
    this.path = path;
    this.headers = headers;
  }

  get isOpen(): boolean {
    return this.#ending === undefined;
  }

  bytes: AsyncIterable<Buffer> = this.#read();

  pushBytes(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#stir();
  }

  push(...lines: readonly (string | object)[]): void {
    const texts = lines.map((each) => (typeof each === 'string' ? each : JSON.stringify(each)));
    this.pushBytes(Buffer.from(texts.map((text) => `${text}\n`).join('')));
  }

  end(cut: string | null = null): void {
    this.#ending ??= cut;
    this.#stir();
  }

  cut(): string | null {
    return this.#ending ?? null;
  }

  close(why: string): void {
    this.end(why);
  }

  #stir(): void {
    this.#wake?.();
    this.#wake = null;
  }

  async *#read(): AsyncGenerator<Buffer> {
    for (;;) {
      const chunk = this.#chunks.shift();
      if (chunk !== undefined) yield chunk;
      else if (this.#ending !== undefined) return;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}

/** What a gateway does instead of answering; null answers. */
export type Mishap = (request: TransportRequest) => TransportFailure | TransportReply | null;

export function jsonReply(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): TransportReply {
  return { status, headers, body: Buffer.from(JSON.stringify(body)) };
}

export function problemReply(code: ProblemCode, more: object = {}): TransportReply {
  const { status, retryable } = problemCodes[code];
  return jsonReply(status, {
    type: 'about:blank',
    title: code,
    detail: `because of ${code}`,
    code,
    status,
    retryable,
    ...more,
  });
}

/** A provider in memory with any number of gateways. Only what the console's side needs to be tested against. */
export class FakeProvider {
  epoch = 'e1';
  head = 0;
  /** Changes at or below it are forgotten. */
  floor = 0;
  timeMs = 1_700_000_500_000;
  refreshToken = 0;
  validAccess = new Set<string>();
  readonly entities = new Map<string, CheckedLine>();
  readonly log: string[] = [];
  readonly requests: { readonly address: string; readonly request: TransportRequest }[] = [];
  readonly streams: FakeStream[] = [];
  readonly mishaps = new Map<string, Mishap>();
  readonly heads = new Map<string, number>();
  gateways: readonly string[] = ['one:6180'];
  /** Answers other routes; undefined is "not found". */
  answer: (request: TransportRequest) => TransportReply | undefined = () => undefined;

  /** Records a change and tells it to everybody who follows. */
  change(make: (seq: number) => CheckedLine): CheckedLine {
    this.head += 1;
    const line = make(this.head);
    if (line.line.op === 'upsert') this.entities.set(`${line.line.kind} ${line.line.id}`, line);
    else this.entities.delete(`${line.line.kind} ${line.line.id}`);
    this.log.push(line.text);
    for (const stream of this.following()) stream.push(line.text);
    return line;
  }

  following(): readonly FakeStream[] {
    return this.streams.filter((stream) => stream.isOpen && stream.path.includes('follow'));
  }

  paths(): readonly string[] {
    return this.requests.map(({ request }) => `${request.method} ${request.path}`);
  }

  readonly transport = (address: string): Transport => ({
    request: (request) => {
      this.requests.push({ address, request });
      const mishap = this.mishaps.get(address)?.(request) ?? null;
      if (mishap !== null) return Promise.resolve('kind' in mishap ? fail(mishap) : succeed(mishap));
      return Promise.resolve(succeed(this.#reply(request)));
    },
    stream: (request) => {
      this.requests.push({ address, request });
      const mishap = this.mishaps.get(address)?.(request) ?? null;
      if (mishap !== null && 'kind' in mishap) return Promise.resolve(fail(mishap));
      const stream = mishap === null ? this.#stream(address, request) : streamOf(mishap);
      request.signal?.addEventListener('abort', () => stream.end('given up'));
      return Promise.resolve(succeed(stream));
    },
    close: () => Promise.resolve(),
  });

  #reply(request: TransportRequest): TransportReply {
    const time = { 'gateway-time': String(this.timeMs) };
    const path = request.path.split('?')[0] ?? '';
    if (path === '/v1/sessions') return jsonReply(201, this.#session(), time);
    if (path === '/v1/sessions/refresh') return this.#refresh(request);
    if (!this.#isSignedIn(request)) return problemReply('sign-in-required');
    if (path === '/v1/capabilities') return jsonReply(200, this.#capabilities(), time);
    return this.answer(request) ?? problemReply('not-found');
  }

  #session() {
    this.refreshToken += 1;
    const accessToken = `access-token-number-${this.refreshToken}`;
    this.validAccess = new Set([accessToken]);
    const subject = { id: 'person-1', name: 'Ada', roles: ['operator'] };
    return { accessToken, expiresInSeconds: 600, refreshToken: `refresh-token-number-${this.refreshToken}`, subject };
  }

  #refresh(request: TransportRequest): TransportReply {
    const { refreshToken } = JSON.parse(request.body ?? '{}') as { refreshToken?: string };
    const current = `refresh-token-number-${this.refreshToken}`;
    return refreshToken === current ? jsonReply(200, this.#session()) : problemReply('sign-in-required');
  }

  #isSignedIn(request: TransportRequest): boolean {
    return this.validAccess.has((request.headers['authorization'] ?? '').replace('Bearer ', ''));
  }

  #capabilities() {
    const limits = {
      startsAtOnce: 10,
      undoGroupSize: 5,
      undoGroupIntervalMs: 10_000,
      guestShutdownGraceMs: 0,
      pointsKept: 28,
    };
    const { gateways, timeMs: time } = this;
    return {
      apiVersion: '1.0',
      provider: 'Fake',
      tenantId: 't-1',
      environment: 'practice',
      features: [],
      limits,
      gateways,
      time,
    };
  }

  #stream(address: string, request: TransportRequest): FakeStream {
    if (!this.#isSignedIn(request)) return streamOf(problemReply('sign-in-required'));
    const head = this.heads.get(address) ?? this.head;
    const after = new URL(request.path, 'https://x').searchParams.get('after');
    const opening = { control: 'epoch', epoch: this.epoch, head, time: this.timeMs };
    return after === null ? this.#snapshot(request, opening) : this.#changes(request, opening, after);
  }

  #snapshot(request: TransportRequest, opening: object): FakeStream {
    const lines = [...this.entities.values()].map(({ text }) => text);
    const begin = { control: 'begin', snapshotId: 's1', asOf: this.head };
    const end = { control: 'end', cursor: `${this.epoch}.${this.head}` };
    const texts = [opening, begin, ...lines, end].map((each) =>
      typeof each === 'string' ? each : JSON.stringify(each),
    );
    const stream = new FakeStream(request.path, { 'content-encoding': 'gzip' });
    stream.pushBytes(gzipSync(texts.map((text) => `${text}\n`).join('')));
    stream.end();
    this.streams.push(stream);
    return stream;
  }

  #changes(request: TransportRequest, opening: object, after: string): FakeStream {
    const cursor = parseCursor(after);
    if (cursor?.epoch !== this.epoch || cursor.seq < this.floor) return streamOf(problemReply('cursor-expired'));
    const stream = new FakeStream(request.path);
    stream.push(opening, ...this.log.slice(cursor.seq));
    this.streams.push(stream);
    return stream;
  }
}

function streamOf(reply: TransportReply): FakeStream {
  const stream = new FakeStream('', reply.headers);
  stream.pushBytes(reply.body);
  stream.end();
  return Object.assign(stream, { status: reply.status });
}
