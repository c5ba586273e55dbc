import { vmLooks, type EstateDelta, type EstatePicture } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import type { Alert } from './run-watch.ts';

const TWO_COPIES = vmLooks.indexOf('two-copies');

interface FoundVm {
  readonly vmId: string;
  readonly name: string;
}

/** Follows the estates for the one state that nobody may miss: two copies of a VM may be running. */
export class CopiesWatch {
  readonly #tell: (alert: Alert) => void;
  /** By connection and VM: told already, and still so. */
  readonly #told = new Set<string>();

  constructor(tell: (alert: Alert) => void) {
    this.#tell = tell;
  }

  /** False where the change says only that everything may have changed: then the whole picture is to be read. */
  followDelta(delta: EstateDelta): boolean {
    if (delta.kind === 'reset') return false;
    const { connectionId, rows } = delta;
    for (const { vmId, look } of rows) if (look !== 'two-copies') this.#told.delete(keyOf(connectionId, vmId));
    this.#announce(
      connectionId,
      rows.filter(({ look }) => look === 'two-copies'),
    );
    return true;
  }

  followPicture(picture: EstatePicture): void {
    const { connectionId, vmIds, names } = picture;
    const found = vmIds.flatMap((vmId, slot) =>
      picture.look[slot] === TWO_COPIES ? [{ vmId, name: names[slot] ?? '' }] : [],
    );
    const keys = new Set(found.map(({ vmId }) => keyOf(connectionId, vmId)));
    for (const key of this.#told) if (key.startsWith(keyOf(connectionId, '')) && !keys.has(key)) this.#told.delete(key);
    this.#announce(connectionId, found);
  }

  #announce(connectionId: string, found: readonly FoundVm[]): void {
    const fresh = found.filter(({ vmId }) => !this.#told.has(keyOf(connectionId, vmId)));
    for (const { vmId } of fresh) this.#told.add(keyOf(connectionId, vmId));
    const [first] = fresh;
    if (first === undefined) return;
    this.#tell({
      title: message('app.twoCopies', { n: fresh.length, name: first.name }),
      body: message('app.twoCopies.why'),
      wish: { kind: 'vm', connectionId, vmId: first.vmId },
      isUrgent: true,
    });
  }
}

function keyOf(connectionId: string, vmId: string): string {
  return `${connectionId} ${vmId}`;
}
