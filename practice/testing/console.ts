import { Agent, request } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:tls';
import type { TLSSocket } from 'node:tls';
import { API_PREFIX, routes } from '#shared/gateway-api/index.ts';
import type { RouteName } from '#shared/gateway-api/index.ts';
import type { Asked } from './world.ts';

interface WireReply {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

function portOf(address: string): number {
  return Number(address.split(':').at(-1));
}

/** The thumbprint of the certificate that an address shows. */
export function thumbprintOf(address: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket: TLSSocket = connect({ host: '127.0.0.1', port: portOf(address), rejectUnauthorized: false }, () => {
      resolve(socket.getPeerX509Certificate()?.fingerprint256 ?? '');
      socket.destroy();
    });
    socket.once('error', reject);
  });
}

/** A plain console over the wire, for tests of the sockets. It trusts any certificate. */
export class WireConsole {
  readonly #address: string;
  readonly #agent = new Agent({ rejectUnauthorized: false, keepAlive: true });
  #token: string | null = null;

  constructor(address: string) {
    this.#address = address;
  }

  async signIn(account: string, password: string): Promise<void> {
    const { accessToken } = (await this.json('signIn', { body: { account, password } })) as { accessToken: string };
    this.#token = accessToken;
  }

  async json(name: RouteName, asked: Asked = {}): Promise<unknown> {
    const { text, status } = await this.call(name, asked);
    if (status >= 300) throw new Error(`${name} answered ${String(status)} ${text}`);
    return JSON.parse(text) as unknown;
  }

  async call(name: RouteName, asked: Asked = {}): Promise<WireReply> {
    const message = await this.open(name, asked);
    const chunks: Buffer[] = [];
    for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
    return { status: message.statusCode ?? 0, headers: message.headers, text: Buffer.concat(chunks).toString('utf8') };
  }

  /** Sends a request and answers with the open reply. */
  open(name: RouteName, { params = {}, query = {}, headers = {}, body }: Asked = {}): Promise<IncomingMessage> {
    const { method, path } = routes[name];
    const filled = path.replaceAll(/\{(\w+)\}/g, (_all, key: string) => params[key] ?? '');
    const search = new URLSearchParams(query as Record<string, string>).toString();
    const authorization = this.#token === null ? {} : { authorization: `Bearer ${this.#token}` };
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          host: '127.0.0.1',
          port: portOf(this.#address),
          path: `${API_PREFIX}${filled}${search === '' ? '' : `?${search}`}`,
          method,
          agent: this.#agent,
          headers: { ...authorization, ...type, ...headers },
        },
        resolve,
      );
      sent.once('error', reject);
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  /** Reads the feed line by line, for as long as the caller goes on. */
  async *feed(query: Record<string, string> = {}): AsyncGenerator<Record<string, unknown>> {
    const message = await this.open('changes', { query });
    if (message.statusCode !== 200) throw new Error(`the feed answered ${String(message.statusCode)}`);
    let rest = '';
    try {
      for await (const chunk of message.setEncoding('utf8') as AsyncIterable<string>) {
        const lines = `${rest}${chunk}`.split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) yield JSON.parse(line) as Record<string, unknown>;
      }
    } finally {
      message.destroy();
    }
  }

  close(): void {
    this.#agent.destroy();
  }
}
