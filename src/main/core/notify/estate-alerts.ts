import { vmLooks, type EstateDelta, type EstatePicture } from '#shared/ipc/index.ts';
import type { Site } from '#shared/domain/index.ts';
import { message } from '#shared/texts/index.ts';
import type { Alert } from './alert.ts';
import type { Told } from './told.ts';

const TWO_COPIES = vmLooks.indexOf('two-copies');
const NEWS_MS_MAX = 86_400_000;

interface FoundVm {
  readonly vmId: string;
  readonly name: string;
}

/** Follows the estates for two copies of a VM, the one state that nobody may miss, and for the contact of the sites. */
export class EstateAlerts {
  readonly #told: Told;
  readonly #tell: (alert: Alert) => void;

  constructor(told: Told, tell: (alert: Alert) => void) {
    this.#told = told;
    this.#tell = tell;
  }

  /** False where the change says only that everything may have changed: then the whole picture is to be read. */
  followDelta(delta: EstateDelta, now: number): boolean {
    if (delta.kind === 'reset') return false;
    const { connectionId, rows, sites } = delta;
    for (const { vmId, look } of rows) if (look !== 'two-copies') this.#told.ends(copyKey(connectionId, vmId));
    this.#tellCopies(
      connectionId,
      rows.filter(({ look }) => look === 'two-copies'),
      now,
    );
    this.#followSites(connectionId, sites, now);
    return true;
  }

  followPicture(picture: EstatePicture, now: number): void {
    const { connectionId, vmIds, names, sites } = picture;
    const found = vmIds.flatMap((vmId, slot) =>
      picture.look[slot] === TWO_COPIES ? [{ vmId, name: names[slot] ?? '' }] : [],
    );
    const keys = new Set(found.map(({ vmId }) => copyKey(connectionId, vmId)));
    this.#told.endOthers(copyKey(connectionId, ''), keys);
    this.#tellCopies(connectionId, found, now);
    this.#followSites(connectionId, sites, now);
  }

  #tellCopies(connectionId: string, found: readonly FoundVm[], now: number): void {
    const fresh = found.filter(({ vmId }) => this.#told.begins(copyKey(connectionId, vmId), now));
    const [first] = fresh;
    if (first === undefined) return;
    const n = fresh.length;
    const plain = message('alert.vms', { n });
    this.#tell({
      kind: 'two-copies',
      connectionId,
      title: message('alert.twoCopies'),
      what: n === 1 ? { named: first.name, plain } : { named: '', plain },
      body: message('alert.twoCopies.why'),
      plainBody: message('alert.twoCopies.why'),
      names: fresh.map(({ name }) => name),
      facts: { vms: n },
      opens: { kind: 'vm', connectionId, vmId: first.vmId },
      isUrgent: true,
    });
  }

  #followSites(connectionId: string, sites: readonly Site[], now: number): void {
    for (const site of sites) {
      const { id, role, contact } = site;
      if (role !== 'production') continue;
      const key = `site ${connectionId} ${id}`;
      if (contact.state === 'lost') {
        const isNews = now - contact.since < NEWS_MS_MAX;
        if (this.#told.begins(key, now) && isNews) this.#tell(contactAlert(connectionId, site, 'lost'));
      } else if (contact.state === 'connected' && this.#told.ends(key)) {
        this.#tell(contactAlert(connectionId, site, 'back'));
      }
    }
  }
}

function contactAlert(connectionId: string, { name, contact }: Site, which: 'lost' | 'back'): Alert {
  const body = message(`alert.site.${which}.why`, { at: contact.since });
  return {
    kind: 'site-contact',
    connectionId,
    title: message(`alert.site.${which}`),
    what: { named: name, plain: message('ended.because', { detail: name }) },
    body,
    plainBody: body,
    names: [],
    facts: { site: name, contact: contact.state },
    opens: { kind: 'map', connectionId },
    isUrgent: which === 'lost',
  };
}

function copyKey(connectionId: string, vmId: string): string {
  return `copies ${connectionId} ${vmId}`;
}
