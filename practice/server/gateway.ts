import type { Socket } from 'node:net';
import { createServer } from 'node:https';
import type { Server as HttpsServer } from 'node:https';
import Fastify from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { API_PREFIX, HEADER_GATEWAY_TIME, routes } from '#shared/gateway-api/index.ts';
import type { Problem, ProblemCode, Route, RouteName } from '#shared/gateway-api/index.ts';
import { handle } from '../api/handle.ts';
import { problem } from '../api/problem.ts';
import type { Provider } from '../provider/context.ts';
import type { Certificate } from './certificate.ts';
import { send } from './reply.ts';

const BODY_BYTES_MAX = 1_048_576;
/** A compiled run of a large site has tens of thousands of steps, its plan ten thousand members. */
const BULK_BYTES_MAX = 128 * 1_048_576;
const bulky: readonly RouteName[] = ['createRun', 'createPlan', 'replacePlan'];
const CONNECTIONS_MAX = 256;
const HEADERS_MS_MAX = 10_000;
const REQUEST_MS_MAX = 60_000;
const KEEP_ALIVE_MS = 30_000;
const HOST = '127.0.0.1';

/** One address of the provider. Several gateways serve the same provider. */
export interface Gateway {
  readonly index: number;
  readonly port: number;
  /** Cuts every connection. */
  cut(): void;
  changeCertificate(certificate: Certificate): void;
  close(): Promise<void>;
}

const singleHeaders = (headers: FastifyRequest['headers']): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );

function sendProblem(p: Provider, reply: FastifyReply, refused: Problem): FastifyReply {
  return reply
    .code(refused.status)
    .header(HEADER_GATEWAY_TIME, String(p.clock.now()))
    .type('application/problem+json')
    .send(JSON.stringify(refused));
}

/** What goes wrong before a route is reached: a body that is too long or no JSON. */
function problemOf(error: { readonly statusCode?: number; readonly message: string }): Problem {
  const status = error.statusCode ?? 500;
  const code: ProblemCode = status >= 500 ? 'internal' : 'bad-request';
  return problem(code, code === 'internal' ? 'The gateway failed.' : error.message);
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function answer(
  p: Provider,
  index: number,
  name: RouteName,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const trouble = p.faults.gateway(index);
  if (trouble.slowUntil > p.clock.now()) await pause(trouble.delayMs);
  const response = handle(p, name, {
    params: request.params as Record<string, string>,
    query: request.query as Record<string, unknown>,
    headers: singleHeaders(request.headers),
    body: request.body,
    gateway: index,
  });
  reply.hijack();
  await send(p, reply.raw, response, singleHeaders(request.headers)['accept-encoding'] ?? '');
}

function register(app: FastifyInstance, p: Provider, index: number): void {
  for (const [name, route] of Object.entries(routes) as [RouteName, Route][]) {
    app.route({
      method: route.method,
      url: `${API_PREFIX}${route.path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      bodyLimit: bulky.includes(name) ? BULK_BYTES_MAX : BODY_BYTES_MAX,
      handler: (request, reply) => answer(p, index, name, request, reply),
    });
  }
  app.setNotFoundHandler((_request, reply) => sendProblem(p, reply, problem('not-found', 'There is nothing here.')));
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    if ((error.statusCode ?? 500) >= 500) console.error(error);
    return sendProblem(p, reply, problemOf(error));
  });
}

/** Keeps the open connections, so that a fault can cut them; refuses new ones while the gateway is down. */
function guardSockets(p: Provider, index: number, server: HttpsServer): Set<Socket> {
  const sockets = new Set<Socket>();
  const greetings = server.listeners('connection') as ((socket: Socket) => void)[];
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    const trouble = p.faults.gateway(index);
    const down = trouble.downUntil > p.clock.now();
    if (down && !trouble.silent) return void socket.destroy();
    socket.setNoDelay(true);
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    // A silent gateway has the connection and never says a word, not even of TLS.
    if (!down) for (const greet of greetings) greet.call(server, socket);
  });
  return sockets;
}

/** Opens a gateway on the loopback address. Port 0 takes a free one. */
export async function openGateway(
  p: Provider,
  index: number,
  port: number,
  certificate: Certificate,
): Promise<Gateway> {
  const tls = { cert: certificate.cert, key: certificate.key, minVersion: 'TLSv1.2' as const };
  const server = createServer({ ...tls, keepAliveTimeout: KEEP_ALIVE_MS, headersTimeout: HEADERS_MS_MAX });
  server.requestTimeout = REQUEST_MS_MAX;
  server.maxConnections = CONNECTIONS_MAX;
  const sockets = guardSockets(p, index, server);
  const app = Fastify({
    logger: false,
    forceCloseConnections: true,
    serverFactory: (handler) => {
      server.on('request', handler);
      return server;
    },
  });
  register(app, p, index);
  const address = await app.listen({ host: HOST, port });
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    index,
    port: Number(new URL(address).port),
    cut,
    changeCertificate: (next) => {
      server.setSecureContext({ cert: next.cert, key: next.key, minVersion: 'TLSv1.2' });
      cut();
    },
    close: async () => {
      cut();
      await app.close();
    },
  };
}
