import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VM_FLAG } from '#shared/ipc/index.ts';
import type { ConnectionView, Notice, Review, ReviewRequest, RunView } from '#shared/ipc/index.ts';
import type { RunningConsole } from '../../src/main/core/console.ts';
import { ControlClient } from '../../practice/control/client.ts';
import { startPractice } from '../../practice/index.ts';
import type { Practice, PracticeOptions } from '../../practice/index.ts';
import { openDrillConsole } from '../console.ts';
import { ask, connected, ended, until } from '../watch.ts';

export const PASSWORD_WRONG = 'not the password';

/** A console and a practice provider, joined by real TLS on the loopback address, for integration tests. */
export class ConsoleWorld {
  readonly practice: Practice;
  readonly control: ControlClient;
  readonly notices: Notice[] = [];
  readonly #folders: string[] = [];
  readonly #consoles: RunningConsole[] = [];

  private constructor(practice: Practice) {
    this.practice = practice;
    this.control = new ControlClient(practice.control);
  }

  static async start(options: PracticeOptions = {}): Promise<ConsoleWorld> {
    return new ConsoleWorld(
      await startPractice({ estate: 'small', speed: 400, seed: 1, accounts: [{ account: 'admin' }], ...options }),
    );
  }

  folder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'farshore-console-'));
    this.#folders.push(folder);
    return folder;
  }

  async console(
    dataFolder: string = this.folder(),
    setting: Pick<Parameters<typeof openDrillConsole>[0], 'waitsToBegin'> = {},
  ): Promise<RunningConsole> {
    const opened = await openDrillConsole({ dataFolder, armingMs: 200, ...setting });
    opened.on('notice', (notice) => this.notices.push(notice));
    this.#consoles.push(opened);
    return opened;
  }

  get password(): string {
    return this.practice.accounts[0]?.password ?? '';
  }

  /** A console that is connected and has the whole estate. */
  async connectedConsole(): Promise<{
    readonly port: RunningConsole;
    readonly connection: ConnectionView;
    readonly folder: string;
  }> {
    const folder = this.folder();
    const port = await this.console(folder);
    await ask(port, 'connections.add', this.connectRequest());
    return { port, connection: await connected(port), folder };
  }

  connectRequest(): {
    name: null;
    addresses: string[];
    thumbprint: string;
    account: string;
    password: string;
    totp: null;
    remember: false;
  } {
    const { addresses, thumbprint } = this.practice;
    return {
      name: null,
      addresses: [...addresses],
      thumbprint,
      account: 'admin',
      password: this.password,
      totp: null,
      remember: false,
    };
  }

  async close(): Promise<void> {
    for (const one of this.#consoles) await one.close();
    await this.practice.stop();
    for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true });
  }
}

/** The estate of a console under a test's hand. */
export class Estate {
  readonly port: RunningConsole;
  readonly connectionId: string;

  constructor(port: RunningConsole, connectionId: string) {
    this.port = port;
    this.connectionId = connectionId;
  }

  async vmsOf(siteName: string): Promise<readonly { readonly vmId: string; readonly name: string }[]> {
    const picture = await ask(this.port, 'estate.picture', { connectionId: this.connectionId });
    const site = picture.sites.findIndex(({ name }) => name === siteName);
    return picture.vmIds.flatMap((vmId, slot) =>
      picture.siteIndex[slot] === site ? [{ vmId, name: picture.names[slot] ?? '' }] : [],
    );
  }

  /** A VM whose source is seen running and whose failover is offered. */
  async runningVmOf(siteName: string): Promise<{ readonly vmId: string }> {
    const picture = await ask(this.port, 'estate.picture', { connectionId: this.connectionId });
    const wanted = VM_FLAG.sourceOn | VM_FLAG.failoverOffered;
    const slot = picture.vmIds.findIndex(
      (_id, at) =>
        picture.sites[picture.siteIndex[at] ?? -1]?.name === siteName && ((picture.flags[at] ?? 0) & wanted) === wanted,
    );
    return { vmId: picture.vmIds[slot] ?? '' };
  }

  async siteId(siteName: string): Promise<string> {
    const picture = await ask(this.port, 'estate.picture', { connectionId: this.connectionId });
    return picture.sites.find(({ name }) => name === siteName)?.id ?? '';
  }

  /** The site is lost, and the console has heard of it. */
  async loses(control: ControlClient, siteName: string): Promise<string> {
    const siteId = await this.siteId(siteName);
    await control.inject({ fault: 'site-lost', siteId, sources: 'off' });
    await until('the loss on the screen', 10_000, async () => {
      const { sites } = await ask(this.port, 'estate.picture', { connectionId: this.connectionId });
      return sites.some(({ id, contact }) => id === siteId && contact.state !== 'connected') || null;
    });
    return siteId;
  }

  review(verb: Review['verb'], vmIds: readonly string[], more: Partial<ReviewRequest> = {}): Promise<Review> {
    const { connectionId } = this;
    return ask(this.port, 'review.make', {
      connectionId,
      verb,
      vmIds: [...vmIds],
      policy: { kind: 'latest' },
      overrides: [],
      evidence: [],
      reason: '',
      ...more,
    });
  }

  async arm(review: Review): Promise<string> {
    const { runId } = await ask(this.port, 'run.arm', {
      reviewId: review.id,
      hash: review.hash,
      typedScope: review.scopePhrase,
    });
    return runId;
  }

  async run(review: Review): Promise<RunView> {
    return ended(this.port, await this.arm(review), 30_000, () => undefined);
  }

  async stateOf(vmId: string): Promise<string | undefined> {
    return (await ask(this.port, 'estate.vm', { connectionId: this.connectionId, vmId }))?.replica?.state;
  }
}

export function attests(siteId: string): ReviewRequest['evidence'][number] {
  return { kind: 'attestation', siteId, vmId: null, who: 'Ada', howKnown: 'The landlord cut the power.' };
}
