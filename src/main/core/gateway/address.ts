import { isIP } from 'node:net';
import { GATEWAY_PORT_DEFAULT, gatewayAddress } from '#shared/gateway-api/index.ts';

export interface HostAndPort {
  readonly host: string;
  readonly port: number;
}

const PORT_MAX = 65_535;

/** Takes `host`, `host:port` or `[v6]:port` apart; null where it is none of them. */
export function parseAddress(text: string): HostAndPort | null {
  if (!gatewayAddress.safeParse(text).success) return null;
  const match = /^(?:\[(?<v6>[^\]]+)\]|(?<name>[^:]+))(?::(?<port>[0-9]+))?$/.exec(text);
  const host = match?.groups?.['v6'] ?? match?.groups?.['name'];
  const port = Number(match?.groups?.['port'] ?? GATEWAY_PORT_DEFAULT);
  if (host === undefined || port < 1 || port > PORT_MAX) return null;
  if (match?.groups?.['v6'] !== undefined && isIP(host) !== 6) return null;
  return { host, port };
}

/** One way to write an address, so that two ways to write it are seen to be one gateway. */
export function canonicalAddress(text: string): string | null {
  const parsed = parseAddress(text);
  if (parsed === null) return null;
  const host = parsed.host.toLowerCase();
  return `${isIP(host) === 6 ? `[${host}]` : host}:${String(parsed.port)}`;
}
