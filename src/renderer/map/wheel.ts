import type { MapStage } from './tool/MapStage.ts';

/** How much one pixel of the wheel zooms, as a power of e; a pinch (the browser says Ctrl) moves in smaller pixels. */
const ZOOM_PER_PX = 0.0022;
const ZOOM_PER_PINCH_PX = 0.012;
/** A trackpad sends many small turns. Zoom goes in whole pixels of a cell, so they are gathered to one worth taking. */
const ZOOM_FROM = 0.07;
const LINE_PX = 16;

export function bindWheel(region: HTMLElement, stage: MapStage, signal: AbortSignal): void {
  let gathered = 0;
  region.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1;
      if (event.shiftKey) {
        stage.panBy(-(event.deltaX + event.deltaY) * unit, 0);
        return;
      }
      gathered -= event.deltaY * unit * (event.ctrlKey ? ZOOM_PER_PINCH_PX : ZOOM_PER_PX);
      if (Math.abs(gathered) < ZOOM_FROM) return;
      const corner = region.getBoundingClientRect();
      stage.zoom({ x: event.clientX - corner.left, y: event.clientY - corner.top }, Math.exp(gathered));
      gathered = 0;
    },
    { passive: false, signal },
  );
}
