/** The line to a provider: trust, session, gateways, orders and the change feed. */
export * from './port.ts';
export * from './transport.ts';
export { canonicalAddress, parseAddress } from './address.ts';
export {
  createConnection,
  type Connection,
  type ConnectionOptions,
  type ConnectionStatus,
  type Credentials,
} from './connection.ts';
export type { GatewayHealth, UseHealth } from './gateways.ts';
export { consumePairing, type Pairing, type PairingFailure } from './pairing.ts';
export { probe, type PresentedCertificate, type ProbeFailure } from './probe.ts';
export { connectionSettings, readConnections, writeConnections, type ConnectionSettings } from './settings.ts';
export { canonicalThumbprint, type Trust } from './tls.ts';
export { createTransport } from './undici-transport.ts';
export { realPace, type Pace } from './feed/pace.ts';
