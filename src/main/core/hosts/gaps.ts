import { hostAct, type HostAct, type SshPlace } from '#shared/domain/index.ts';
import type { HostGaps } from '#shared/ipc/index.ts';
import { nameOf } from '../ssh/index.ts';
import { hashOf } from './confirmed-commands.ts';
import type { HostActPorts } from './host-acts.ts';

type Known = Pick<HostActPorts, 'credentials' | 'hostKeys' | 'confirmed'>;

/**
 * What keeps these acts from being done from this computer: accounts that it does not know or that lack their proof, hosts
 * whose key nobody has confirmed, texts that nobody has read. Each once; what is unfinished in a draft is left out.
 * Whether a host shows another key than was confirmed only the host can say.
 */
export async function gapsOf(all: readonly HostAct[], known: Known): Promise<HostGaps> {
  const acts = all.filter((act) => hostAct.safeParse(act).success);
  const places = acts.flatMap((act) => ('place' in act ? [act.place] : []));
  const texts = new Map(acts.filter((act) => !known.confirmed.has(act)).map((act) => [hashOf(act), act]));
  return {
    accounts: await accountGaps(places, known),
    hosts: hostGaps(places, known),
    texts: [...texts].map(([hash, act]) => ({ hash, act })),
  };
}

async function accountGaps(places: readonly SshPlace[], { credentials }: Known): Promise<HostGaps['accounts']> {
  const labels = new Set(places.flatMap(({ credential, jump }) => [credential, ...(jump ? [jump.credential] : [])]));
  const found = await Promise.all(
    [...labels].map(async (label) => {
      const proof = await credentials.proofOf(label);
      if (!('missing' in proof)) return [];
      const { missing } = proof;
      return [{ label, why: missing.is, detail: missing.is === 'key-unreadable' ? missing.detail : '' }];
    }),
  );
  return found.flat();
}

function hostGaps(places: readonly SshPlace[], { hostKeys }: Known): HostGaps['hosts'] {
  const all = new Map<string, HostGaps['hosts'][number]>();
  const add = (place: Omit<HostGaps['hosts'][number], 'host'>): void => {
    const host = nameOf(place);
    if (!all.has(host) && hostKeys.pinned(place) === null) all.set(host, { ...place, host });
  };
  for (const { jump } of places) if (jump !== null) add({ address: jump.address, port: jump.port, jump: null });
  for (const { address, port, jump } of places) add({ address, port, jump });
  return [...all.values()];
}
