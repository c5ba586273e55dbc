import { join } from 'node:path';
import type { Clock, Secrets } from '../ports.ts';
import { hostKeysIn } from '../ssh/index.ts';
import { ConfirmedCommands } from './confirmed-commands.ts';
import { Credentials } from './credentials.ts';
import { HostActs, type HostActPorts } from './host-acts.ts';
import { HostsDesk } from './hosts-desk.ts';

export type { Credential, NoProof } from './credentials.ts';
export type { HostsFailure, HostsResult } from './desk-result.ts';
export type { HostsDesk } from './hosts-desk.ts';
export { hashOf, needsConfirming } from './confirmed-commands.ts';

/** What this computer knows of the tenant's hosts, and the acts that are done on them. */
export interface Hosts extends Omit<HostActPorts, 'clock'> {
  readonly acts: HostActs;
  readonly desk: HostsDesk;
}

/** Opens the three small files in the data folder. */
export function openHosts(dataFolder: string, secrets: Secrets, clock: Clock): Hosts {
  const now = clock.wallMs();
  const credentials = new Credentials(join(dataFolder, 'credentials.json'), secrets, now);
  const hostKeys = hostKeysIn(join(dataFolder, 'host-keys.json'), now);
  const confirmed = new ConfirmedCommands(join(dataFolder, 'confirmed-commands.json'), now);
  const ports = { clock, credentials, hostKeys, confirmed };
  return { credentials, hostKeys, confirmed, acts: new HostActs(ports), desk: new HostsDesk(ports) };
}
