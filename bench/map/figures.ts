import type { TracedRound } from './session.ts';
import { median } from './statistics.ts';

/** What our map takes at one size, in milliseconds: medians over the rounds. */
export interface MapFigures {
  readonly vms: number;
  /** Script of one full redraw with the whole map in view and being dragged: processor time, p95. */
  readonly redrawP95Ms: number;
  readonly redrawMedianMs: number;
  /** The same by the clock, with what other programs took of it. */
  readonly redrawWallP95Ms: number;
  /** The redraw after 100 VMs changed, in which the shapes of the cells are made anew. */
  readonly redrawChangedP95Ms: number;
  /** From a movement of the pointer to the VMs in the rectangle, by the clock. */
  readonly selectP95Ms: number;
  /** Script of the frame that shows them. */
  readonly selectFrameP95Ms: number;
  /** How many VMs the rectangle held in the end. */
  readonly selected: number;
  readonly firstPaintMs: number;
  readonly panFrameP95Ms: number;
  readonly idleFrameP95Ms: number;
  readonly changedToPaintMs: number;
}

export interface PeerFigures {
  readonly mountMs: number;
  readonly panFrameP95Ms: number;
  readonly renderer: string | null;
}

/** A peer that cannot start here, and why. */
export interface PeerFailure {
  readonly failed: string;
}

export function mapFigures(vms: number, rounds: readonly TracedRound[]): MapFigures {
  const over = (pick: (round: TracedRound) => number | null | undefined) =>
    round3(median(rounds.map((round) => pick(round) ?? Number.NaN)));
  return {
    vms,
    redrawP95Ms: over(({ pan }) => pan.p95Ms),
    redrawMedianMs: over(({ pan }) => pan.medianMs),
    redrawWallP95Ms: over(({ pan }) => pan.wallP95Ms),
    redrawChangedP95Ms: over(({ change }) => change?.p95Ms),
    selectP95Ms: over(({ round }) => round.select?.moveMs),
    selectFrameP95Ms: over(({ select }) => select?.p95Ms),
    selected: Math.min(...rounds.map(({ round }) => round.select?.selected ?? 0)),
    firstPaintMs: over(({ round }) => round.firstPaintMs),
    panFrameP95Ms: over(({ round }) => round.panFrameMs),
    idleFrameP95Ms: over(({ round }) => round.idleFrameMs),
    changedToPaintMs: over(({ round }) => round.change?.toPaintMs),
  };
}

export function peerFigures(rounds: readonly TracedRound[]): PeerFigures {
  return {
    mountMs: round3(median(rounds.map(({ round }) => round.firstPaintMs))),
    panFrameP95Ms: round3(median(rounds.map(({ round }) => round.panFrameMs))),
    renderer: rounds[0]?.round.renderer ?? null,
  };
}

function round3(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
