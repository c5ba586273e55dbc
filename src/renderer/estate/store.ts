import { create } from 'zustand';
import type { EstateDelta, EstatePicture } from '#shared/ipc/index.ts';
import { type PackedPicture, unpackPicture } from '#shared/ipc/packed-picture.ts';
import { answered, bridge } from '../bridge.ts';
import { useConnections } from '../connections/store.ts';
import { applyRows } from './delta.ts';

interface EstateState {
  /** By connection. The columns inside are written in place; the object around them is new with every change. */
  readonly pictures: Readonly<Record<string, EstatePicture>>;
}

export const useEstate = create<EstateState>()(() => ({ pictures: {} }));

const asking = new Set<string>();
const lastSeen = new Set<string>();

/** Asks for the whole picture. One question at a time: deltas that arrive meanwhile are older or lead to another. */
export async function askPicture(connectionId: string): Promise<void> {
  if (asking.has(connectionId)) return;
  asking.add(connectionId);
  const answer = await answered(bridge().estatePicture({ connectionId }));
  asking.delete(connectionId);
  if (!answer.ok) return;
  const picture = unpackPicture(answer.value);
  const shown = useEstate.getState().pictures[connectionId];
  // Nothing has changed since it was last seen: what is drawn is the estate.
  const isShown = lastSeen.delete(connectionId) && shown?.version === picture.version;
  if (!isShown) putPicture(picture);
}

/** A picture of the last time, until the console has one. */
export function putLastSeen(packed: PackedPicture): void {
  lastSeen.add(packed.connectionId);
  putPicture(unpackPicture(packed));
}

/** Whether the console itself has given this picture. */
export function isOfConsole(connectionId: string): boolean {
  return connectionId in useEstate.getState().pictures && !lastSeen.has(connectionId);
}

function putPicture(picture: EstatePicture): void {
  useEstate.setState(({ pictures }) => ({ pictures: { ...pictures, [picture.connectionId]: picture } }));
}

export function takeDelta(delta: EstateDelta): void {
  const picture = useEstate.getState().pictures[delta.connectionId];
  if (!picture || delta.kind === 'reset') {
    void askPicture(delta.connectionId);
    return;
  }
  if (delta.version <= picture.version) return;
  const changed = applyRows(picture, delta);
  if (changed) putPicture(changed);
  else void askPicture(delta.connectionId);
}

export function dropPictures(keep: readonly string[]): void {
  const { pictures } = useEstate.getState();
  const kept = Object.fromEntries(Object.entries(pictures).filter(([id]) => keep.includes(id)));
  if (Object.keys(kept).length !== Object.keys(pictures).length) useEstate.setState({ pictures: kept });
}

export function useCurrentPicture(): EstatePicture | null {
  const currentId = useConnections((state) => state.currentId);
  return useEstate((state) => (currentId === null ? null : (state.pictures[currentId] ?? null)));
}

export function currentPicture(): EstatePicture | null {
  const { currentId } = useConnections.getState();
  return currentId === null ? null : (useEstate.getState().pictures[currentId] ?? null);
}
