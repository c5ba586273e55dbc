/** The map's parts of the page. */
export interface MapElements {
  readonly region: HTMLElement;
  readonly tip: HTMLElement;
}
