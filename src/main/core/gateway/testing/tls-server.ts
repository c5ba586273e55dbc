import type { AddressInfo, Server as NetServer, Socket } from 'node:net';
import { createServer, type TLSSocket, type TlsOptions } from 'node:tls';
import type { TestCertificate } from './certificate.ts';

/** A TLS server on loopback that shows what arrives, byte for byte, and answers as the test says. */
export interface TestServer {
  readonly address: string;
  /** Everything that arrived after the handshakes, as text. */
  readonly received: string;
  /** How many requests (heads) arrived. */
  readonly requests: number;
  readonly connections: number;
  close(): Promise<void>;
}

export type Serve = (text: string, socket: TLSSocket, request: number) => void;

export const OK = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-type: application/json\r\n\r\n{}';

export async function startTlsServer(
  { cert, key }: TestCertificate,
  serve: Serve,
  options: TlsOptions = {},
): Promise<TestServer> {
  let received = '';
  let connections = 0;
  const requests = (): number => received.match(/ HTTP\/1\.1\r\n/g)?.length ?? 0;
  const server = createServer({ cert, key, ...options }, (socket) => {
    connections += 1;
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString('latin1');
      serve(chunk.toString('latin1'), socket, requests());
    });
  });
  const listening = await listen(server);
  return {
    ...listening,
    get received() {
      return received;
    },
    get requests() {
      return requests();
    },
    get connections() {
      return connections;
    },
  };
}

/** Listens on a free port of loopback; closing ends what is still connected. */
export async function listen(server: NetServer): Promise<{ readonly address: string; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `127.0.0.1:${port}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
