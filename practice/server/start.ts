import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WallClock } from '../clock.ts';
import type { ControlledServer } from '../control/act.ts';
import type { ControlAddress } from '../control/client.ts';
import { openControl } from '../control/server.ts';
import type { Control } from '../control/server.ts';
import { planOf } from '../estate/estate.ts';
import { genesisOf } from '../estate/genesis.ts';
import type { Journal } from '../ports.ts';
import { placesOf } from '../provider/places.ts';
import { addAccount, findAccount } from '../provider/accounts.ts';
import type { NewAccount } from '../provider/accounts.ts';
import type { Provider, ProviderSettings } from '../provider/context.ts';
import { createProvider, startWorld } from '../provider/provider.ts';
import { receiptSigner } from '../provider/receipts.ts';
import { realLimits, RealMachines } from '../qemu/machines.ts';
import { Dice } from '../random.ts';
import { certificateOf, makeCertificate } from './certificate.ts';
import type { Certificate } from './certificate.ts';
import { openDataFolder } from './data-folder.ts';
import type { DataFolder } from './data-folder.ts';
import { openGateway } from './gateway.ts';
import type { Gateway } from './gateway.ts';
import { forgetful, JournalFile, readJournal } from './journal-file.ts';
import { makeReceiptKey, receiptKeyOf } from './receipt-key.ts';

export interface PracticeOptions {
  /** `small`, `medium`, `large`, a number of VMs, or the path of an RVTools export (.xlsx or CSV). */
  readonly estate?: string;
  /** 0, the default, takes a free port. */
  readonly port?: number;
  /** How many addresses serve the provider; with a fixed port, the next ones are used. */
  readonly gateways?: number;
  /** Kept where it is named; otherwise a temporary one that goes with `stop()`. */
  readonly dataFolder?: string;
  readonly speed?: number;
  readonly seed?: number;
  readonly accounts?: readonly NewAccount[];
  readonly settings?: Partial<ProviderSettings>;
  /** The folder of the guest image: with it the machines are real (QEMU), without they are simulated. */
  readonly guestImage?: string;
}

/** A running practice provider. */
export interface Practice {
  /** Of the first gateway. */
  readonly address: string;
  readonly addresses: readonly string[];
  /** SHA-256 of the certificate, upper-case hex with colons. */
  readonly thumbprint: string;
  /** The accounts asked for, with the passwords they were given. */
  readonly accounts: readonly { readonly account: string; readonly password: string }[];
  readonly provider: Provider;
  /** Where `ControlClient` reaches the control port. */
  readonly control: ControlAddress;
  /** Gives an account a further password; answers it. */
  addPassword(account: string): string;
  stop(): Promise<void>;
}

export const SEED_DEFAULT = 20_260_101;
export const PROVIDER_NAME = 'Harbour Cloud (practice)';

/** The second person of approvals, who may do nothing else. */
export const approverAccount: NewAccount = {
  account: 'approver',
  name: 'Second person',
  roles: ['viewer', 'approver'],
};

const secrets = { token: (bytes: number) => randomBytes(bytes).toString('base64url') };

/** The provider of a data folder, without sockets; its journal is ready to go on. */
async function openProvider(
  folder: DataFolder,
  clock: WallClock,
  keeps: boolean,
  options: PracticeOptions,
): Promise<Opened> {
  const { guestImage: image } = options;
  const guests = { folder: join(folder.path, 'guests'), providerName: PROVIDER_NAME };
  const machines = image === undefined ? null : new RealMachines({ ...guests, image });
  const dice = new Dice(folder.seed);
  const plan = await planOf(folder.source, dice);
  const journal = keeps ? new JournalFile(folder.journal) : forgetful;
  const provider = createProvider({
    name: PROVIDER_NAME,
    genesis: genesisOf(plan, folder.createdAt, dice),
    clock,
    secrets,
    journal,
    history: readJournal(folder.journal),
    seed: folder.seed,
    receiptKey: receiptKeyOf(folder.path),
    settings: {
      ...(machines === null ? {} : { limits: realLimits }),
      ...options.settings,
      speed: options.speed ?? options.settings?.speed ?? 1,
    },
    ...(machines === null ? {} : { machines }),
  });
  if (journal instanceof JournalFile) journal.shorten(provider.store);
  return { provider, journal, machines };
}

interface Opened {
  readonly provider: Provider;
  readonly journal: Journal;
  readonly machines: RealMachines | null;
}

async function openGateways(p: Provider, options: PracticeOptions, certificate: Certificate): Promise<Gateway[]> {
  const gateways: Gateway[] = [];
  const first = options.port ?? 0;
  for (let index = 0; index < (options.gateways ?? 1); index++) {
    gateways.push(await openGateway(p, index, first === 0 ? 0 : first + index, certificate));
  }
  p.gateways = gateways.map((gateway) => `127.0.0.1:${String(gateway.port)}`);
  return gateways;
}

/** Accounts that are here already keep their passwords, unless one was asked for that they do not have. */
function openAccounts(p: Provider, wanted: readonly NewAccount[]): { account: string; password: string }[] {
  return wanted.flatMap((each) => {
    const isKnown = findAccount(p, each.account) !== undefined;
    if (isKnown && each.password === undefined) return [];
    return [{ account: each.account, password: addAccount(p, each).password }];
  });
}

function controlled(provider: Provider, gateways: readonly Gateway[], folder: string): ControlledServer {
  return {
    provider,
    gatewayCount: gateways.length,
    cutConnections: (index) => gateways[index]?.cut(),
    changeCertificate: async () => {
      const certificate = await makeCertificate(folder);
      for (const gateway of gateways) gateway.changeCertificate(certificate);
      return certificate.thumbprint;
    },
    changeReceiptKey: () => {
      provider.receipts = receiptSigner(makeReceiptKey(folder));
    },
  };
}

interface Doors {
  readonly certificate: Certificate;
  readonly gateways: readonly Gateway[];
  readonly control: Control;
}

async function openDoors(p: Provider, path: string, options: PracticeOptions): Promise<Doors> {
  const certificate = await certificateOf(path);
  const gateways = await openGateways(p, options, certificate);
  const control = await openControl(controlled(p, gateways, path), join(path, 'control-token'));
  return { certificate, gateways, control };
}

/** Starts a provider. Nothing of it is left after `stop()` but a data folder that was named. */
export async function startPractice(options: PracticeOptions = {}): Promise<Practice> {
  const { dataFolder, estate = 'small', seed = SEED_DEFAULT } = options;
  const path = dataFolder ?? mkdtempSync(join(tmpdir(), 'farshore-practice-'));
  const tidy = (): void => {
    if (dataFolder === undefined) rmSync(path, { recursive: true, force: true });
  };
  try {
    const folder = openDataFolder(path, { estate, seed, now: Date.now() });
    const clock = new WallClock();
    const { provider, journal, machines } = await openProvider(folder, clock, dataFolder !== undefined, options);
    const accounts = openAccounts(provider, options.accounts ?? [{ account: 'admin' }, approverAccount]);
    const { certificate, gateways, control } = await openDoors(provider, path, options);
    await machines?.begin(placesOf(provider));
    startWorld(provider);
    const stop = async (): Promise<void> => {
      provider.stopped = true;
      clock.stop();
      await provider.machines.stop();
      await Promise.all([control.close(), ...gateways.map((gateway) => gateway.close())]);
      journal.close();
      tidy();
    };
    return {
      address: provider.gateways[0] ?? '',
      addresses: provider.gateways,
      thumbprint: certificate.thumbprint,
      accounts,
      provider,
      control: { port: control.port, tokenFile: control.tokenFile },
      addPassword: (account) => addAccount(provider, { account }).password,
      stop,
    };
  } catch (error) {
    tidy();
    throw error;
  }
}
