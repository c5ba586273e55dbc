import { create } from 'zustand';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import { slotOf } from '../estate/delta.ts';
import { type Combination, combine, countOf, emptyMask, type Mask, maskOf, slotsOf } from './mask.ts';

/** What is chosen, shared by map, list and composer. Slots belong to `vmIds`; another picture moves them along. */
interface SelectionState {
  readonly vmIds: readonly string[];
  readonly mask: Mask;
  readonly count: number;
  /** The VM that the keyboard is on, or -1. */
  readonly focus: number;
  /** The VM whose page is open, by id: it stays open when slots move. */
  readonly openedVmId: string | null;
}

export const useSelection = create<SelectionState>()(() => ({
  vmIds: [],
  mask: emptyMask(0),
  count: 0,
  focus: -1,
  openedVmId: null,
}));

export function select(mask: Mask): void {
  useSelection.setState({ mask, count: countOf(mask), openedVmId: null });
}

export function selectSlots(slots: Iterable<number>): void {
  select(maskOf(useSelection.getState().vmIds.length, slots));
}

/** As the rectangle on the map does: in the place of what is selected, in addition to it, or out of it. */
export function chooseSlots(slots: Iterable<number>, how: Combination): void {
  const { mask } = useSelection.getState();
  select(combine(mask, maskOf(mask.length, slots), how));
}

export function clearSelection(): void {
  select(emptyMask(useSelection.getState().vmIds.length));
}

export function focusOn(slot: number): void {
  useSelection.setState({ focus: slot });
}

export function openVm(vmId: string | null): void {
  useSelection.setState({ openedVmId: vmId });
}

/** Carries the selection over to another picture by the VMs' ids. What is gone leaves the selection. */
export function followPicture(picture: EstatePicture | null): void {
  const before = useSelection.getState();
  const vmIds = picture?.vmIds ?? [];
  if (before.vmIds === vmIds) return;
  const moved = (slot: number) => (picture ? slotOf(picture, before.vmIds[slot] ?? '') : -1);
  const mask = maskOf(vmIds.length, slotsOf(before.mask).map(moved));
  useSelection.setState({ vmIds, mask, count: countOf(mask), focus: before.focus < 0 ? -1 : moved(before.focus) });
}
