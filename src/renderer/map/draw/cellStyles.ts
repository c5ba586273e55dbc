import type { EstatePicture } from '#shared/ipc/estate.ts';
import { type Mark, marks } from '../../estate/marks.ts';
import type { Colouring } from '#shared/ipc/look.ts';
import { shownMarkAt } from '../../estate/colouring.ts';
import type { MapLayout } from '../layout/types.ts';

/**
 * How a cell can be drawn, in the order of drawing: what matters most comes last and so on top. A `ghost` is a replica
 * at rest; `hollow` is the place at home of a VM that runs at the provider; `faded` does not match what is searched.
 */
export const cellStyles = [
  'none',
  'faded',
  'ghost',
  'hollow',
  'unprotected',
  'protected',
  'tested-lately',
  'no-point',
  'tested-months-ago',
  'tested-long-ago',
  'never-tested',
  'behind-2x',
  'behind-4x',
  'beyond-4x',
  'moved',
  'test',
  'working',
  'failback',
  'ready-to-switch',
  'failover',
  'unknown',
  'failed',
  'two-copies',
] as const;
export type CellStyle = (typeof cellStyles)[number];

function styleIndex(style: CellStyle): number {
  return cellStyles.indexOf(style);
}

const homeStyles = marks.map((mark) => styleIndex(homeStyleOf(mark)));
const replicaStyles = marks.map((mark) => styleIndex(replicaStyleOf(mark)));
const FADED = styleIndex('faded');
const GHOST = styleIndex('ghost');
const HOLLOW = styleIndex('hollow');

/** The cell at home. It is hollow while the VM runs at the provider: the picture itself says where it runs. */
function homeStyleOf(mark: Mark): CellStyle {
  if (mark === 'failover' || mark === 'ready-to-switch') return 'hollow';
  return mark === 'test' ? 'protected' : mark;
}

/** The cell at the provider. At rest it is a ghost; it fills when something of it runs or must be seen to. */
function replicaStyleOf(mark: Mark): CellStyle {
  switch (mark) {
    case 'failover':
    case 'ready-to-switch':
    case 'test':
    case 'unknown':
    case 'failed':
    case 'two-copies':
      return mark;
    case 'unprotected':
    case 'protected':
    case 'tested-lately':
    case 'tested-months-ago':
    case 'tested-long-ago':
    case 'never-tested':
    case 'no-point':
    case 'behind-2x':
    case 'behind-4x':
    case 'beyond-4x':
    case 'moved':
    case 'working':
    case 'failback':
      return 'ghost';
  }
}

/** Looked up once a VM in every redraw of facts: a search through `marks` takes ten times as long. */
const markIndex = Object.fromEntries(marks.map((mark, index) => [mark, index])) as { readonly [M in Mark]: number };

/** The mark of every VM as an index into `marks`, by slot. */
export function markColumn(picture: EstatePicture, gatewayNow: number, colouring: Colouring): Uint8Array {
  const column = new Uint8Array(picture.vmIds.length);
  for (let slot = 0; slot < column.length; slot += 1) {
    column[slot] = markIndex[shownMarkAt(picture, slot, gatewayNow, colouring)];
  }
  return column;
}

/** What is known of the VMs, by slot: indexes into `marks`. The two are one where the map is coloured by state. */
export interface SlotMarks {
  readonly stateOfSlot: Uint8Array;
  readonly markOfSlot: Uint8Array;
}

/** The style of every cell: the state says which of the twins is filled, the mark with what. VMs outside `matches` fade. */
export function styleCells(layout: MapLayout, marksOf: SlotMarks, matches: Uint8Array | null): Uint8Array {
  const styles = new Uint8Array(layout.cellSlot.length);
  for (let cell = 0; cell < styles.length; cell += 1) {
    const slot = layout.cellSlot[cell] as number;
    if (slot < 0) continue;
    const isMatch = matches === null || matches[slot] === 1;
    styles[cell] = isMatch ? styleOf(marksOf, slot, layout.homeCell[slot] === cell) : FADED;
  }
  return styles;
}

function styleOf({ stateOfSlot, markOfSlot }: SlotMarks, slot: number, isHome: boolean): number {
  const state = stateOfSlot[slot] as number;
  const mark = markOfSlot[slot] as number;
  const byState = (isHome ? homeStyles : replicaStyles)[state] as number;
  const isOfState = mark === state || byState === HOLLOW || byState === GHOST;
  return isOfState ? byState : (homeStyles[mark] as number);
}

/** The worst mark in each host's box, as an index into `marks`. */
export function worstByHost(
  layout: MapLayout,
  { stateOfSlot, markOfSlot }: SlotMarks,
  matches: Uint8Array | null,
): Uint8Array {
  const worst = new Uint8Array(layout.hosts.length);
  layout.cellSlot.forEach((slot, cell) => {
    if (slot < 0 || (matches !== null && matches[slot] !== 1)) return;
    const host = layout.cellHost[cell] as number;
    const isHome = layout.homeCell[slot] === cell;
    const mark = markOfSlot[slot] as number;
    // Where the replicas rest, a VM that is behind is not the host's trouble.
    const counts = isHome || (replicaStyles[stateOfSlot[slot] as number] as number) !== GHOST;
    if (counts && mark > (worst[host] as number)) worst[host] = mark;
  });
  return worst;
}
