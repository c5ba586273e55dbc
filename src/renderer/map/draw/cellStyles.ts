import { type Mark, marks } from '../../estate/marks.ts';
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
  'stalled',
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
    case 'stalled':
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

/** What is known of the VMs, by slot: indexes into `marks`. The two are one where the map is coloured by state. */
export interface SlotMarks {
  readonly stateOfSlot: Uint8Array;
  readonly markOfSlot: Uint8Array;
}

/** The style of a cell by state and mark: the state says which of the twins is filled, the mark with what. */
function stylesOf(byState: readonly number[]): Uint8Array {
  const styles = new Uint8Array(marks.length * marks.length);
  byState.forEach((styleOfState, state) => {
    const isOfState = styleOfState === HOLLOW || styleOfState === GHOST;
    homeStyles.forEach((styleOfMark, mark) => {
      styles[state * marks.length + mark] = isOfState || mark === state ? styleOfState : styleOfMark;
    });
  });
  return styles;
}

const homeStyleBy = stylesOf(homeStyles);
const replicaStyleBy = stylesOf(replicaStyles);

/** The style of every cell. VMs outside `matches` fade. */
export function styleCells(
  layout: MapLayout,
  { stateOfSlot, markOfSlot }: SlotMarks,
  matches: Uint8Array | null,
): Uint8Array {
  const { cellSlot, homeCell } = layout;
  const styles = new Uint8Array(cellSlot.length);
  for (let cell = 0; cell < styles.length; cell += 1) {
    const slot = cellSlot[cell] as number;
    if (slot < 0) continue;
    const by = homeCell[slot] === cell ? homeStyleBy : replicaStyleBy;
    const isMatch = matches === null || matches[slot] === 1;
    styles[cell] = isMatch
      ? (by[(stateOfSlot[slot] as number) * marks.length + (markOfSlot[slot] as number)] as number)
      : FADED;
  }
  return styles;
}

/** The worst mark in each host's box, as an index into `marks`. */
export function worstByHost(
  layout: MapLayout,
  { stateOfSlot, markOfSlot }: SlotMarks,
  matches: Uint8Array | null,
): Uint8Array {
  const { cellSlot, cellHost, homeCell } = layout;
  const worst = new Uint8Array(layout.hosts.length);
  for (let cell = 0; cell < cellSlot.length; cell += 1) {
    const slot = cellSlot[cell] as number;
    if (slot < 0 || (matches !== null && matches[slot] !== 1)) continue;
    const host = cellHost[cell] as number;
    const mark = markOfSlot[slot] as number;
    if (mark <= (worst[host] as number)) continue;
    // Where the replicas rest, a VM that is behind is not the host's trouble.
    const counts = homeCell[slot] === cell || replicaStyles[stateOfSlot[slot] as number] !== GHOST;
    if (counts) worst[host] = mark;
  }
  return worst;
}
