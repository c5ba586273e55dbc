/** What the page is asked for, and what it answers: the words between the bench and its page. */
export const contenderNames = ['farshore', 'xyflow', 'cytoscape', 'sigma', 'pixi'] as const;
export type ContenderName = (typeof contenderNames)[number];

export interface RoundRequest {
  readonly contender: ContenderName;
  readonly vms: number;
  readonly seed: number;
  /** Whether the page without a contender is measured too, before and after: what a slow second of the machine adds is then in both. */
  readonly withIdle: boolean;
}

/** One callback in an animation frame, by the number that Chromium's own trace knows it by. */
export interface FrameScript {
  readonly id: number;
  /** With the pauses in which other programs had the processor. */
  readonly wallMs: number;
}

/** A contender on its element, whole estate in view. */
export interface Begun {
  /** From the data to its first frame, once. */
  readonly mountMs: number;
  /** Which renderer it came out with, where it chooses. */
  readonly renderer: string | null;
}

/** Dragged, a step a frame. */
export interface Panned {
  /** Between the frames as the page gets them. */
  readonly framesMs: readonly number[];
}

export interface Finished {
  /** What the page did to have everything drawn anew, a frame after the other. */
  readonly redraws: readonly FrameScript[] | null;
  readonly select: SelectFigures | null;
}

export interface SelectFigures {
  /** What one movement of the pointer costs until it is known which VMs the rectangle holds: p95, in milliseconds. */
  readonly moveMs: number;
  /** The frames that show it. */
  readonly callbacks: readonly FrameScript[];
  /** How many VMs the last rectangle held: nearly all, or the figures are about something else. */
  readonly selected: number;
}

/** What the page notes in Chromium's trace, to be found there beside the frames that were shown. */
export const MARK = {
  idleBegins: 'bench idling begins',
  idleEnds: 'bench idling ends',
  panBegins: 'bench pan begins',
  panEnds: 'bench pan ends',
  data: 'bench data arrives',
  change: 'bench message arrives',
  selectAll: 'bench all are selected',
} as const;
export type Mark = (typeof MARK)[keyof typeof MARK];

export interface BenchPage {
  begin(request: RoundRequest): Promise<Begun>;
  pan(): Promise<Panned>;
  finish(): Promise<Finished>;
  /** The product's own pages, with React: data, messages and keys come as they do there. Times are in the trace. */
  product(vms: number, seed: number): Promise<void>;
  /** How fine the page's clock is. */
  clockMs(): number;
}
