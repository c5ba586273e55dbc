import type { Dice } from '../random.ts';
import { generatedEstate } from './generated.ts';
import type { EstatePlan } from './plan.ts';
import { guestsEstate } from './guests.ts';
import { rvtoolsEstate } from './rvtools/estate.ts';
import { smallEstate } from './small.ts';

const namedSizes = { medium: 400, large: 10_000 };
const VMS_MAX = 100_000;
/** Real machines run beside each other on one computer. */
const GUESTS_MAX = 24;

/** Where an estate comes from: `small`, a number of VMs to make, as many small ones as a computer can really run, or the bytes of an RVTools export. */
export type EstateSource =
  | { readonly kind: 'small' }
  | { readonly kind: 'generated'; readonly vms: number }
  | { readonly kind: 'guests'; readonly vms: number }
  | { readonly kind: 'rvtools'; readonly bytes: Uint8Array };

/** Reads `small`, `medium`, `large`, `guests-N` or a number; null where the text is none of these (so it is a file). */
export function sourceOf(text: string): EstateSource | null {
  if (text === 'small') return { kind: 'small' };
  if (text === 'medium' || text === 'large') return { kind: 'generated', vms: namedSizes[text] };
  const guests = Number(/^guests-(\d+)$/.exec(text)?.[1] ?? 0);
  if (guests >= 1 && guests <= GUESTS_MAX) return { kind: 'guests', vms: guests };
  const vms = Number(text);
  if (!/^\d+$/.test(text) || vms < 1 || vms > VMS_MAX) return null;
  return { kind: 'generated', vms };
}

export async function planOf(source: EstateSource, dice: Dice): Promise<EstatePlan> {
  switch (source.kind) {
    case 'small':
      return smallEstate();
    case 'generated':
      return generatedEstate(source.vms, dice);
    case 'guests':
      return guestsEstate(source.vms);
    case 'rvtools':
      return rvtoolsEstate(source.bytes, dice);
  }
}
