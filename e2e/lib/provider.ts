import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ControlClient } from '../../practice/control/client.ts';
import type { Replica } from '#shared/domain/index.ts';
import type { Truth } from '../../practice/control/contract.ts';
import { startPractice, type Practice, type PracticeOptions } from '../../practice/index.ts';
import { settingsDefault } from '../../practice/provider/context.ts';
import { newUserData, type PreparedRun } from '../../tools/lib/run.ts';
import { giveToRunUser } from '../../tools/lib/user.ts';

export const ACCOUNT = 'ann';
/** Another person, who may do the same. */
export const COLLEAGUE = 'ben';
export const PASSWORD = 'correct-horse-battery-staple';
/** A site of the small estate. */
export const LOST_SITE = 'LON-A';
/** Of the 12 VMs of that site these can be failed over. */
export const ELIGIBLE: readonly string[] = [
  'dc-01',
  'erp-app-01',
  'erp-app-02',
  'erp-db-01',
  'erp-db-02',
  'erp-web-01',
  'shop-app-01',
  'shop-db-01',
  'shop-web-01',
  'shop-web-02',
];
export const VMS_OF_LOST_SITE = 12;
/** What a person types to fail it over. */
export const SCOPE = `${LOST_SITE} ${ELIGIBLE.length}`;

/** A practice provider in this process, and what a test does to it and asks of it. */
export interface Provider {
  readonly practice: Practice;
  readonly control: ControlClient;
  /** Writes a pairing file that the console's user may read and delete. */
  pairingFile(account?: string): string;
  /** Names of the VMs whose replica really runs at the provider. */
  running(): Promise<readonly string[]>;
  /** The truth about how often each order was carried out, and by which key it came. */
  truth(): Promise<Truth>;
  siteId(name: string): string;
  vmId(name: string): string;
  /** Work that is accepted from now on takes so many times less than at a real provider. */
  workAt(speed: number): void;
  /** The replica of the VM of that name, as the provider has it. */
  replicaOf(vmName: string): Replica;
  stop(): Promise<void>;
}

/** The provider's waits are kept short, its rules are not: only how long work takes differs from a real one. */
const quick: PracticeOptions = {
  estate: 'small',
  speed: 100,
  accounts: [
    { account: ACCOUNT, password: PASSWORD, name: 'Ann Archer' },
    { account: COLLEAGUE, password: PASSWORD, name: 'Ben Baker' },
  ],
};
const UNDO_INTERVAL_MS = 1_000;

export async function startProvider(run: PreparedRun, options: PracticeOptions = {}): Promise<Provider> {
  const limits = { ...settingsDefault.limits, undoGroupIntervalMs: UNDO_INTERVAL_MS };
  const practice = await startPractice({ ...quick, ...options, settings: { limits, ...options.settings } });
  const control = new ControlClient(practice.control);
  const { store } = practice.provider;
  const idOf = (kind: 'site' | 'vm', name: string): string => {
    const found = store.rows().find((row) => row.kind === kind && store.get(kind, row.id)?.name === name);
    if (found === undefined) throw new Error(`The estate has no ${kind} ${name}.`);
    return found.id;
  };
  return {
    practice,
    control,
    pairingFile: (account = ACCOUNT) => writePairing(run, practice, account),
    running: async () => {
      const { copies } = await control.truth();
      const names = copies
        .filter(({ replica }) => replica.power === 'on')
        .map(({ vmId }) => store.get('vm', vmId)?.name);
      return names.map((name) => name ?? '').sort();
    },
    truth: () => control.truth(),
    siteId: (name) => idOf('site', name),
    vmId: (name) => idOf('vm', name),
    workAt: (speed) => void Object.assign(practice.provider.settings, { speed }),
    replicaOf: (vmName) => {
      const vmId = idOf('vm', vmName);
      const replicas = store
        .rows()
        .flatMap((row) => (row.kind === 'replica' ? (store.get('replica', row.id) ?? []) : []));
      const found = replicas.find((replica) => replica.vmId === vmId);
      if (found === undefined) throw new Error(`${vmName} has no replica.`);
      return found;
    },
    stop: () => practice.stop(),
  };
}

function writePairing(run: PreparedRun, practice: Practice, account: string): string {
  const file = path.join(newUserData(run, 'pairing'), 'practice.pairing.json');
  const { address, addresses, thumbprint } = practice;
  const pairing = {
    address,
    addresses,
    thumbprint,
    account,
    password: PASSWORD,
    name: 'Harbour Cloud (practice)',
  };
  writeFileSync(file, JSON.stringify(pairing), { mode: 0o600 });
  giveToRunUser(file);
  return file;
}
