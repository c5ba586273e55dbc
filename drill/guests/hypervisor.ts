import { chmodSync, chownSync, copyFileSync, existsSync, realpathSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { fencingPresets } from '#shared/domain/host-presets.ts';
import type { HostAct, SshPlace } from '#shared/domain/index.ts';
import type { Hosts } from '../../src/main/core/hosts/index.ts';
import { PASSPHRASE, Sshd } from '../../src/main/core/ssh/testing/sshd.ts';
import { run } from '../../tools/lib/process.ts';
import { accountIn } from '../../tools/lib/user.ts';
import { runsByFile } from './processes.ts';

const GUESTCTL = join(import.meta.dirname, '..', '..', 'practice', 'qemu', 'hypervisor', 'guestctl');
const CREDENTIAL = 'hypervisor';
const LIMIT_SECONDS = 60;
/** So short that it is over at once, and long enough that it was a limit. */
const HUNG_LIMIT_SECONDS = 2;

/** The host under the guests of a site, with a real SSH server; and another one that is taken for it. */
export class Hypervisor {
  readonly #sshd: Sshd;
  readonly #impostor: Sshd;
  readonly #control: string;

  private constructor(sshd: Sshd, impostor: Sshd, control: string) {
    this.#sshd = sshd;
    this.#impostor = impostor;
    this.#control = control;
  }

  /** `control`: the socket of the site's machine room. The account of the server may open it from now on. */
  static async start(control: string): Promise<Hypervisor> {
    const sshd = await Sshd.start();
    try {
      const hypervisor = new Hypervisor(sshd, await Sshd.start(), realpathSync(control));
      hypervisor.#letIn();
      return hypervisor;
    } catch (error) {
      sshd.stop();
      throw error;
    }
  }

  /** Both fingerprints: what is pinned for the second host, and what it really shows. */
  get fingerprints(): readonly string[] {
    return [this.#sshd, this.#impostor].map(({ hostKeyFingerprint }) => hostKeyFingerprint);
  }

  /** What a person does once on a computer: the account, the hosts' keys, and the texts that he has read. */
  async makeKnownTo(hosts: Hosts, acts: readonly HostAct[]): Promise<void> {
    const proof = { kind: 'key', file: join(this.#sshd.folder, 'locked'), hasPassphrase: true } as const;
    await hosts.credentials.save({ label: CREDENTIAL, account: this.#sshd.account, proof }, PASSPHRASE);
    const now = Date.now();
    hosts.hostKeys.confirm(placeOf(this.#sshd), this.#sshd.hostKeyFingerprint, now);
    hosts.hostKeys.confirm(placeOf(this.#impostor), this.#sshd.hostKeyFingerprint, now);
    for (const act of acts) hosts.confirmed.confirm(act, now);
  }

  /** Cuts a guest off, as one does with virsh on a host of libvirt. */
  fence(vmId: string): HostAct {
    const [libvirt] = fencingPresets;
    const ask = (verb: string): string => `${this.#program} ${this.#control} ${verb} "$FARSHORE_VM"`;
    const { saysOff } = libvirt;
    const texts = { powerOff: ask('destroy'), powerState: ask('domstate'), saysOff };
    return { kind: 'fence', place: placeOf(this.#sshd), vmName: vmId, limitSeconds: LIMIT_SECONDS, ...texts };
  }

  hangs(): HostAct {
    const text = `echo $$ > ${this.#hungFile}; exec sleep 36000`;
    return command(placeOf(this.#sshd), text, HUNG_LIMIT_SECONDS);
  }

  /** Whether the command that hangs was begun, and its process is gone. */
  get isHungGone(): boolean {
    return existsSync(this.#hungFile) && !runsByFile(this.#hungFile);
  }

  onImpostor(): HostAct {
    return command(placeOf(this.#impostor), `touch ${this.#impostorFile}`, LIMIT_SECONDS);
  }

  get didImpostorAct(): boolean {
    return existsSync(this.#impostorFile);
  }

  stop(): void {
    this.#sshd.stop();
    this.#impostor.stop();
  }

  get #program(): string {
    return this.#sshd.place('guestctl');
  }

  get #hungFile(): string {
    return this.#sshd.place('hung');
  }

  get #impostorFile(): string {
    return this.#impostor.place('was-here');
  }

  #letIn(): void {
    copyFileSync(GUESTCTL, this.#program);
    chmodSync(this.#program, 0o755);
    if (this.#sshd.account === userInfo().username) return;
    const { uid, gid } = accountIn(run('getent', ['passwd', this.#sshd.account]));
    chownSync(this.#control, uid, gid);
    // It may pass through; the folder's other sockets stay closed to it.
    chmodSync(dirname(this.#control), 0o711);
  }
}

const placeOf = ({ port }: Sshd): SshPlace => ({ address: '127.0.0.1', port, credential: CREDENTIAL, jump: null });

function command(place: SshPlace, text: string, limitSeconds: number): HostAct {
  const expected = { exitCodes: [0], contains: null, safeToRepeat: false };
  return { kind: 'command', place, command: text, limitSeconds, ...expected };
}
