import type { MapStage } from './tool/MapStage.ts';
import { WheelReader } from './tool/WheelReader.ts';

const LINE_PX = 16;

export function bindWheel(region: HTMLElement, stage: MapStage, signal: AbortSignal): void {
  const reader = new WheelReader();
  region.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1;
      const move = reader.read({
        dx: event.deltaX * unit,
        dy: event.deltaY * unit,
        isPinch: event.ctrlKey,
        shift: event.shiftKey,
        atMs: event.timeStamp,
      });
      if (move.kind === 'pan') stage.panBy(move.dxPx, move.dyPx);
      if (move.kind !== 'zoom') return;
      const corner = region.getBoundingClientRect();
      stage.zoom({ x: event.clientX - corner.left, y: event.clientY - corner.top }, move.factor);
    },
    { passive: false, signal },
  );
}
