import type { ProductRound, TracedRound } from './session.ts';
import { median, p95 } from './statistics.ts';

/** Frames while the map is dragged: medians over the rounds, in milliseconds. */
export interface PanFigures {
  /** Between frames that went to the screen. */
  readonly panFrameP95Ms: number;
  /** Of the frames that took more than 1.5 of an idle page's. */
  readonly longFrameShare: number;
  /** Processor time a frame: script, style, paint and raster of the page's process. */
  readonly scriptAndRasterMs: number;
  /** The same of the process that shows the layers; it is everybody's alike. */
  readonly screenMs: number;
}

/** What our map takes at one size, in milliseconds: medians over the rounds. */
export interface MapFigures extends PanFigures {
  readonly vms: number;
  /** Of a page on which one pixel changes with every frame. */
  readonly idleFrameP95Ms: number;
  /** A dragged frame's p95 over an idle page's, each of one round: they are measured right beside each other. */
  readonly panToIdle: number;
  /** Script of one full redraw with the whole map in view and being dragged: processor time, p95. */
  readonly redrawP95Ms: number;
  readonly redrawMedianMs: number;
  /** The same by the clock, with what other programs took of it. */
  readonly redrawWallP95Ms: number;
  /** From a movement of the pointer to the VMs in the rectangle, by the clock. */
  readonly selectP95Ms: number;
  /** Script of the frame that shows them. */
  readonly selectFrameP95Ms: number;
  /** How many VMs the rectangle held in the end. */
  readonly selected: number;
  /** In the product's pages: from the estate's arrival to the map on the screen. */
  readonly firstPaintMs: number;
  /** From the message of 100 changed VMs to the screen. */
  readonly changedToPaintMs: number;
  /** From the key to all rows of the list selected on the screen. */
  readonly selectAllMs: number;
}

export interface PeerFigures extends PanFigures {
  readonly mountMs: number;
  readonly renderer: string | null;
}

/** A peer that cannot start here, and why. */
export interface PeerFailure {
  readonly failed: string;
}

const LONG_FRAME = 1.5;

export function idleFrameOf(rounds: readonly TracedRound[]): number {
  return median(rounds.map(({ idleMs }) => median(idleMs)));
}

function panFigures(rounds: readonly TracedRound[], idleFrameMs: number): PanFigures {
  const over = (pick: (round: TracedRound['pan']) => number) => round3(median(rounds.map(({ pan }) => pick(pan))));
  return {
    panFrameP95Ms: over(({ shownMs }) => p95(shownMs)),
    longFrameShare: over(({ shownMs }) => shareOf(shownMs, (ms) => ms > LONG_FRAME * idleFrameMs)),
    scriptAndRasterMs: over(({ pageMs }) => pageMs),
    screenMs: over(({ screenMs }) => screenMs),
  };
}

export function mapFigures(
  vms: number,
  rounds: readonly TracedRound[],
  productRounds: readonly ProductRound[],
  idleFrameMs: number,
): MapFigures {
  const over = (pick: (round: TracedRound) => number | null | undefined) =>
    round3(median(rounds.map((round) => pick(round) ?? Number.NaN)));
  const shown = (pick: (round: ProductRound) => number) => round3(median(productRounds.map(pick)));
  return {
    vms,
    ...panFigures(rounds, idleFrameMs),
    idleFrameP95Ms: over(({ idleMs }) => p95(idleMs)),
    panToIdle: over(({ pan, idleMs }) => p95(pan.shownMs) / p95(idleMs)),
    redrawP95Ms: over(({ redraw }) => redraw?.p95Ms),
    redrawMedianMs: over(({ redraw }) => redraw?.medianMs),
    redrawWallP95Ms: over(({ redraw }) => redraw?.wallP95Ms),
    selectP95Ms: over(({ select }) => select?.moveMs),
    selectFrameP95Ms: over(({ select }) => select?.script.p95Ms),
    selected: Math.min(...rounds.map(({ select }) => select?.selected ?? 0)),
    firstPaintMs: shown(({ firstPaintMs }) => firstPaintMs),
    changedToPaintMs: shown(({ changesMs }) => median(changesMs)),
    selectAllMs: shown(({ selectAllMs }) => median(selectAllMs)),
  };
}

export function peerFigures(rounds: readonly TracedRound[], idleFrameMs: number): PeerFigures {
  return {
    ...panFigures(rounds, idleFrameMs),
    mountMs: round3(median(rounds.map(({ begun }) => begun.mountMs))),
    renderer: rounds[0]?.begun.renderer ?? null,
  };
}

function shareOf(values: readonly number[], holds: (value: number) => boolean): number {
  return values.length === 0 ? Number.NaN : values.filter(holds).length / values.length;
}

function round3(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
