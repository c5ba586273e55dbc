import { create } from 'zustand';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import { best, plain, type Ranked, ranked, rankOf, wordsTyped } from '../search/rank.ts';

/** What the person looks for. The map fades the others, the list leaves them out. */
export const useFind = create<{ readonly text: string }>()(() => ({ text: '' }));

export function find(text: string): void {
  useFind.setState({ text });
}

/** VMs whose name, application, network or host contains every word; null where nothing is looked for. */
export function matchesOf(picture: EstatePicture, text: string): Uint8Array | null {
  const wanted = wordsTyped(text);
  if (wanted.length === 0) return null;
  const besideOf = besides(picture);
  const mask = new Uint8Array(picture.vmIds.length);
  for (let slot = 0; slot < mask.length; slot += 1) {
    const name = plain(picture.names[slot] ?? '');
    const beside = besideOf(slot);
    mask[slot] = wanted.every((word) => name.includes(word) || beside.includes(word)) ? 1 : 0;
  }
  return mask;
}

/** The slots of the VMs that answer best: the find field and the palette both ask here, so they never disagree. */
export function vmsFound(picture: EstatePicture, text: string, max: number): readonly Ranked<number>[] {
  const typed = wordsTyped(text);
  const besideOf = besides(picture);
  const slots = Array.from(picture.vmIds, (_id, slot) => slot);
  const found = ranked(slots, (slot) => rankOf(typed, picture.names[slot] ?? '', besideOf(slot)));
  return best(found, max);
}

/** What else names a VM, in the form in which it is compared: read once for all VMs. */
function besides(picture: EstatePicture): (slot: number) => string {
  const { applicationIndex, networkIndex, hostIndex, replicaHostIndex } = picture;
  const hosts = picture.hosts.map((host) => plain(`${host.name} ${host.cluster ?? ''}`));
  const applications = picture.applications.map(plain);
  const networks = picture.networks.map(({ name }) => plain(name));
  const at = (names: readonly string[], indexes: Int32Array, slot: number) => names[indexes[slot] ?? -1] ?? '';
  return (slot) =>
    `${at(applications, applicationIndex, slot)} ${at(networks, networkIndex, slot)} ` +
    `${at(hosts, hostIndex, slot)} ${at(hosts, replicaHostIndex, slot)}`;
}
