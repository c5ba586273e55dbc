/** What the page is asked for, and what it answers: the words between the bench and its page. */
export const contenderNames = ['farshore', 'xyflow', 'cytoscape', 'sigma', 'pixi'] as const;
export type ContenderName = (typeof contenderNames)[number];

export interface RoundRequest {
  readonly contender: ContenderName;
  readonly vms: number;
  readonly seed: number;
  /** When to measure the page without a contender; in turn, so that a slow minute does not always hit the same one. */
  readonly idle: 'before' | 'after' | 'never';
}

/** One callback in an animation frame, by the number that Chromium's own trace knows it by. */
export interface FrameScript {
  readonly id: number;
  /** With the pauses in which other programs had the processor. */
  readonly wallMs: number;
}

/** What the page measures. All in milliseconds, p95 over the frames or movements of this round unless said otherwise. */
export interface Round {
  /** From the data to the first painted frame, once. */
  readonly firstPaintMs: number;
  /** Frame interval of a page on which nothing happens. */
  readonly idleFrameMs: number | null;
  readonly panFrameMs: number;
  /** The redraws while the map is dragged. */
  readonly panCallbacks: readonly FrameScript[];
  readonly renderer: string | null;
  readonly select: SelectFigures | null;
  readonly change: ChangeFigures | null;
}

export interface SelectFigures {
  /** What one movement of the pointer costs until it is known which VMs the rectangle holds. */
  readonly moveMs: number;
  /** The frames that show it. */
  readonly callbacks: readonly FrameScript[];
  /** How many VMs the last rectangle held: nearly all, or the figures are about something else. */
  readonly selected: number;
}

export interface ChangeFigures {
  /** From sending 100 changed VMs to the painted frame: the median. */
  readonly toPaintMs: number;
  /** The redraws after it, in which the shapes of the cells are made anew. */
  readonly callbacks: readonly FrameScript[];
}

export interface BenchPage {
  round(request: RoundRequest): Promise<Round>;
  /** How fine the page's clock is. */
  clockMs(): number;
}
