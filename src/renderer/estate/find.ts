import { create } from 'zustand';
import type { EstatePicture } from '#shared/ipc/estate.ts';

/** What the person looks for. The map fades the others, the list leaves them out. */
export const useFind = create<{ readonly text: string }>()(() => ({ text: '' }));

export function find(text: string): void {
  useFind.setState({ text });
}

/** VMs whose name, application or host contains every word; null where nothing is looked for. */
export function matchesOf(picture: EstatePicture, text: string): Uint8Array | null {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return null;
  const hosts = picture.hosts.map((host) => `${host.name} ${host.cluster ?? ''}`.toLowerCase());
  const applications = picture.applications.map((name) => name.toLowerCase());
  const mask = new Uint8Array(picture.vmIds.length);
  for (let slot = 0; slot < mask.length; slot += 1) {
    const name = (picture.names[slot] ?? '').toLowerCase();
    const host = hosts[picture.hostIndex[slot] ?? -1] ?? '';
    const application = applications[picture.applicationIndex[slot] ?? -1] ?? '';
    const isMatch = wanted.every((word) => name.includes(word) || application.includes(word) || host.includes(word));
    mask[slot] = isMatch ? 1 : 0;
  }
  return mask;
}
