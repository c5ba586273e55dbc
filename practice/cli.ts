import { parseArgs } from 'node:util';
import { z } from 'zod';
import { GATEWAY_PORT_DEFAULT } from '#shared/gateway-api/index.ts';
import { startPractice } from './index.ts';
import type { Practice } from './index.ts';
import { writeSecret } from './server/secret-file.ts';
import { approverAccount, PROVIDER_NAME, SEED_DEFAULT } from './server/start.ts';

export const usage = `The practice provider: a gateway over a simulated estate.

  --estate NAME   small (default), medium, large, a number of VMs, or the path of an RVTools export (.xlsx or CSV)
  --port N        the port to listen on; 0 takes a free one (default ${String(GATEWAY_PORT_DEFAULT)})
  --gateways N    how many addresses serve the provider, 1 to 8 (default 1)
  --data DIR      keeps the state there; without it the state goes when the provider stops
  --pairing FILE  writes address, thumbprint, account and a new password there, for this user's eyes only
  --account NAME  the account for which a password is made (default admin)
  --speed N       divides the durations of work; 60 makes minutes seconds (default 1)
  --seed N        another seed, another estate (default ${String(SEED_DEFAULT)})
  --guests DIR    the machines are real: QEMU guests of the image that lies there (estates guests-1 to guests-24)
  --with-parent   stops when the standard input is closed
  --help`;

const cliOptions = z.object({
  estate: z.string().default('small'),
  port: z.coerce.number().int().min(0).max(65_535).default(GATEWAY_PORT_DEFAULT),
  gateways: z.coerce.number().int().min(1).max(8).default(1),
  data: z.string().optional(),
  pairing: z.string().optional(),
  account: z.string().min(1).max(256).default('admin'),
  speed: z.coerce.number().min(0.01).max(10_000).default(1),
  seed: z.coerce.number().int().min(0).max(4_294_967_295).default(SEED_DEFAULT),
  guests: z.string().optional(),
  'with-parent': z.boolean().default(false),
  help: z.boolean().default(false),
});
export type CliOptions = z.infer<typeof cliOptions>;

/** The options of a command line; throws with a sentence where they are not right. */
export function readOptions(args: readonly string[]): CliOptions {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      estate: text,
      port: text,
      gateways: text,
      data: text,
      pairing: text,
      account: text,
      speed: text,
      seed: text,
      guests: text,
      'with-parent': { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const options = cliOptions.safeParse(values);
  if (options.success) return options.data;
  const issue = options.error.issues[0];
  throw new Error(`--${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not right'}`);
}

function tellPassword(practice: Practice, options: CliOptions): void {
  const made = practice.accounts.find((each) => each.account === options.account);
  if (options.pairing === undefined) {
    for (const each of practice.accounts) console.error(`account ${each.account}, password ${each.password}`);
    return;
  }
  const { address, addresses, thumbprint } = practice;
  const password = made?.password ?? practice.addPassword(options.account);
  // The console reads its own account and leaves the second person's where it is.
  const second = approverAccount.account;
  const secondsPassword = practice.accounts.find((each) => each.account === second)?.password;
  const approver = { account: second, password: secondsPassword ?? practice.addPassword(second) };
  const own = { account: options.account, password };
  const pairing = { address, addresses, thumbprint, ...own, name: PROVIDER_NAME, approver };
  writeSecret(options.pairing, `${JSON.stringify(pairing)}\n`);
}

/** Runs the provider until it is told to stop. */
export async function run(options: CliOptions): Promise<void> {
  const practice = await startPractice({
    estate: options.estate,
    port: options.port,
    gateways: options.gateways,
    ...(options.data === undefined ? {} : { dataFolder: options.data }),
    speed: options.speed,
    seed: options.seed,
    ...(options.guests === undefined ? {} : { guestImage: options.guests }),
    accounts: [{ account: options.account }, ...(options.account === approverAccount.account ? [] : [approverAccount])],
  });
  tellPassword(practice, options);
  const stop = (): void => {
    practice.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  if (options['with-parent']) process.stdin.resume().once('end', stop).once('error', stop);
  const { address, thumbprint, control } = practice;
  console.error(`practice provider at ${address}, certificate ${thumbprint}`);
  process.stdout.write(`${JSON.stringify({ ready: true, address, thumbprint, control, account: options.account })}\n`);
}
