import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { listen } from '../../gateway/testing/tls-server.ts';

export interface Received {
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A real https server on loopback, as a company runs one to receive messages. */
export interface Receiver {
  readonly port: number;
  readonly received: readonly Received[];
  /** What it does with the next requests. */
  answer: (response: ServerResponse) => void;
  close(): Promise<void>;
}

export const noContent = (response: ServerResponse): void => void response.writeHead(204).end();

export async function startReceiver({ cert, key }: { cert: string; key: string }): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer({ cert, key }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ url: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      receiver.answer(response);
    });
  });
  const listening = await listen(server);
  const receiver: Receiver = {
    port: Number(listening.address.split(':')[1]),
    received,
    answer: noContent,
    close: () => listening.close(),
  };
  return receiver;
}
