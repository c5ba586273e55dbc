/**
 * A set of VMs as one byte a slot. A rectangle over 10,000 VMs must be known within a millisecond at every movement of
 * the pointer, and a byte array is set, joined and compared faster than a Set of ids.
 */
export type Mask = Uint8Array;

export function emptyMask(size: number): Mask {
  return new Uint8Array(size);
}

export function maskOf(size: number, slots: Iterable<number>): Mask {
  const mask = new Uint8Array(size);
  for (const slot of slots) if (slot >= 0 && slot < size) mask[slot] = 1;
  return mask;
}

export function countOf(mask: Mask): number {
  let count = 0;
  // By index: the map counts in every frame, and an iterator takes four times as long.
  for (let slot = 0; slot < mask.length; slot += 1) count += mask[slot] as number;
  return count;
}

export function slotsOf(mask: Mask): readonly number[] {
  const slots: number[] = [];
  mask.forEach((bit, slot) => {
    if (bit === 1) slots.push(slot);
  });
  return slots;
}

export function firstOf(mask: Mask): number {
  return mask.indexOf(1);
}

export type Combination = 'replace' | 'add' | 'subtract';

/** What was selected before, joined with what was caught now. */
export function combine(before: Mask, caught: Mask, how: Combination): Mask {
  if (how === 'replace') return caught;
  const result = new Uint8Array(before);
  for (let slot = 0; slot < caught.length; slot += 1) {
    if (caught[slot] === 1) result[slot] = how === 'add' ? 1 : 0;
  }
  return result;
}

/** Those that are in both; null stands for everybody. */
export function within(mask: Mask | null, only: Mask | null): Mask | null {
  if (mask === null || only === null) return mask ?? only;
  return mask.map((bit, slot) => bit & (only[slot] ?? 0));
}

export function toggled(before: Mask, slot: number): Mask {
  const result = new Uint8Array(before);
  if (slot >= 0 && slot < result.length) result[slot] = result[slot] === 1 ? 0 : 1;
  return result;
}

export function sameMask(a: Mask, b: Mask): boolean {
  if (a === b) return true;
  return a.length === b.length && a.every((bit, slot) => bit === b[slot]);
}
