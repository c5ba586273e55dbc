import { timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeSecret } from '../server/secret-file.ts';
import { act } from './act.ts';
import type { ControlledServer } from './act.ts';
import { controlRoutes } from './contract.ts';
import { truthOf } from './truth.ts';

const BODY_BYTES_MAX = 65_536;
const TOKEN_BYTES = 32;
const HOST = '127.0.0.1';

export interface Control {
  readonly port: number;
  readonly tokenFile: string;
  close(): Promise<void>;
}

class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8') as AsyncIterable<string>) {
    text += chunk;
    if (text.length > BODY_BYTES_MAX) throw new Refused(413, 'the body is too long');
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Refused(422, 'the body is no JSON');
  }
}

/**
 * Lets in only who can read the token file. A page in a browser of this machine can reach the port but not that file;
 * `Origin` and a foreign `Host` give it away before the token is looked at.
 */
function guard(request: IncomingMessage, token: string, port: number): void {
  const { host, origin, authorization } = request.headers;
  if (origin !== undefined) throw new Refused(403, 'requests from pages are refused');
  if (host !== `${HOST}:${String(port)}` && host !== `localhost:${String(port)}`)
    throw new Refused(403, 'foreign host');
  const expected = Buffer.from(`Bearer ${token}`);
  const given = Buffer.from(authorization ?? '');
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) throw new Refused(401, 'wrong token');
}

async function answer(server: ControlledServer, request: IncomingMessage): Promise<unknown> {
  const { inject, truth } = controlRoutes;
  if (request.url === truth.path && request.method === truth.method) return truthOf(server.provider);
  if (request.url !== inject.path || request.method !== inject.method) throw new Refused(404, 'there is nothing here');
  const wanted = inject.body.safeParse(await bodyOf(request));
  if (!wanted.success) throw new Refused(422, wanted.error.issues[0]?.message ?? 'not a fault');
  return act(server, wanted.data);
}

async function guarded(
  server: ControlledServer,
  request: IncomingMessage,
  token: string,
  port: number,
): Promise<unknown> {
  guard(request, token, port);
  return answer(server, request);
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

/** Opens the control port on the loopback address; its token is in a file that only this user can read. */
export async function openControl(server: ControlledServer, tokenFile: string): Promise<Control> {
  const token = server.provider.secrets.token(TOKEN_BYTES);
  const http = createServer((request, response) => {
    const { port } = http.address() as AddressInfo;
    guarded(server, request, token, port).then(
      (body) => reply(response, 200, body),
      (error: unknown) => {
        const known = error instanceof Refused;
        if (!known) console.error(error);
        reply(response, known ? error.status : 500, { error: known ? error.message : 'the control port failed' });
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(0, HOST, resolve);
  });
  writeSecret(tokenFile, token);
  return {
    port: (http.address() as AddressInfo).port,
    tokenFile,
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
}
