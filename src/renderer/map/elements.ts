/** The map's parts of the page. */
export interface MapElements {
  readonly region: HTMLElement;
  readonly base: HTMLCanvasElement;
  readonly over: HTMLCanvasElement;
  readonly tip: HTMLElement;
}
