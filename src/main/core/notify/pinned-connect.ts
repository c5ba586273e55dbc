import { lookup as systemLookup } from 'node:dns/promises';
import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectTls, rootCertificates } from 'node:tls';
import type { buildConnector } from 'undici';
import { message, type Message } from '#shared/texts/index.ts';
import { isLoopback, isOfOneMachine, isPublicAddress } from './public-address.ts';

/** All addresses of a name, as the system knows them now. */
export type Lookup = (host: string) => Promise<readonly string[]>;

export const lookupBySystem: Lookup = async (host) =>
  (await systemLookup(host, { all: true })).map(({ address }) => address);

/** The line was not opened, by our own decision. */
export class LineRefused extends Error {
  readonly problem: Message;

  constructor(problem: Message, detail: string) {
    super(detail);
    this.name = 'LineRefused';
    this.problem = problem;
  }
}

export interface LineRules {
  readonly lookup: Lookup;
  readonly allowPrivate: boolean;
  /** PEM of a further authority; empty for none. */
  readonly ca: string;
  /** Gives the line up, however far it is. */
  readonly signal: AbortSignal;
}

/**
 * Opens the line to the very address that was checked: a name that is resolved once for the check and once more for the
 * connection may mean another machine the second time. The certificate is still judged for the name.
 */
export function pinnedConnector(rules: LineRules): buildConnector.connector {
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, '');
    const isTls = options.protocol === 'https:';
    const port = Number(options.port === '' ? (isTls ? 443 : 80) : options.port);
    addressFor(host, rules)
      .then((address) => (isTls ? openTls(host, address, port, rules.ca) : openPlain(address, port)))
      .then(
        (socket) => settle(socket, isTls, rules.signal, callback),
        (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null),
      );
  };
}

async function addressFor(host: string, { lookup, allowPrivate }: LineRules): Promise<string> {
  const addresses = isIP(host) === 0 ? await lookup(host) : [host];
  const [first] = addresses;
  if (first === undefined) throw new LineRefused(message('alerts.no-address', { host }), `${host} has no address`);
  // One bad address among good ones is no accident either.
  const refused = addresses.find((each) => !(allowPrivate ? isOfOneMachine(each) : isPublicAddress(each)));
  if (refused === undefined) return first;
  throw new LineRefused(message('alerts.private-address', { host }), `${host} is at ${refused}, a private address`);
}

function openTls(host: string, address: string, port: number, ca: string): Socket {
  return connectTls({
    host: address,
    port,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(ca === '' ? {} : { ca: [...rootCertificates, ca] }),
    ALPNProtocols: ['http/1.1'],
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
  });
}

function openPlain(address: string, port: number): Socket {
  if (!isLoopback(address))
    throw new LineRefused(message('alerts.not-https'), 'only this computer is spoken to in the open');
  return connectPlain({ host: address, port });
}

function settle(socket: Socket, isTls: boolean, signal: AbortSignal, callback: buildConnector.Callback): void {
  // The listener stays: a line that was given up may still fail later, and must not end the process.
  let isSettled = false;
  const once = (tell: () => void): void => {
    if (!isSettled) tell();
    isSettled = true;
  };
  socket.on('error', (error) => once(() => callback(error, null)));
  socket.once('close', () => once(() => callback(new Error('closed before it was open'), null)));
  const giveUp = (): void => void socket.destroy(new Error('given up'));
  if (signal.aborted) giveUp();
  signal.addEventListener('abort', giveUp, { once: true });
  socket.once(isTls ? 'secureConnect' : 'connect', () => once(() => callback(null, socket)));
}
