import { join } from 'node:path';
import type { Clock, Secrets } from '../ports.ts';
import { hostKeysIn } from '../ssh/index.ts';
import { ConfirmedCommands } from './confirmed-commands.ts';
import { Credentials } from './credentials.ts';
import { HostActs, type HostActPorts } from './host-acts.ts';

export type { Credential, NoProof } from './credentials.ts';
export { hashOf, needsConfirming } from './confirmed-commands.ts';

/** What this computer knows of the tenant's hosts, and the acts that are done on them. */
export interface Hosts extends Omit<HostActPorts, 'clock'> {
  readonly acts: HostActs;
}

/** Opens the three small files in the data folder. */
export function openHosts(dataFolder: string, secrets: Secrets, clock: Clock): Hosts {
  const now = clock.wallMs();
  const credentials = new Credentials(join(dataFolder, 'credentials.json'), secrets, now);
  const hostKeys = hostKeysIn(join(dataFolder, 'host-keys.json'), now);
  const confirmed = new ConfirmedCommands(join(dataFolder, 'confirmed-commands.json'), now);
  return { credentials, hostKeys, confirmed, acts: new HostActs({ clock, credentials, hostKeys, confirmed }) };
}
