import { cellFacts } from '../../../src/renderer/map/draw/scene.ts';
import { paintsOf } from '../../../src/renderer/map/draw/paint.ts';
import { readPalette } from '../../../src/renderer/map/draw/palette.ts';
import { boxToScreen, fit } from '../../../src/renderer/map/geometry/camera.ts';
import { cellBox } from '../../../src/renderer/map/layout/find.ts';
import { layoutEstate } from '../../../src/renderer/map/layout/layout.ts';
import type { EstatePicture } from '../../../src/shared/ipc/estate.ts';
import { GATEWAY_NOW } from './estate.ts';

/** One cell as a peer draws it, in screen pixels with the whole map in view. */
export interface Cell {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** `rgb(r, g, b)`. */
  readonly colour: string;
}

/** The cells as our map places and colours them: each peer draws the same squares, and nothing that ours has beside them. */
export function cellsOf(picture: EstatePicture, element: HTMLElement): readonly Cell[] {
  const { layout } = layoutEstate(picture);
  const paints = paintsOf(readPalette(element));
  const { styleOfCell } = cellFacts(layout, picture, GATEWAY_NOW, null);
  const view = { width: element.clientWidth, height: element.clientHeight, dpr: window.devicePixelRatio };
  const camera = fit(layout.bounds, view, layout.pitch);
  return Array.from(styleOfCell, (style, cell) => {
    const box = boxToScreen(camera, cellBox(layout, cell));
    return { id: String(cell), x: box.x, y: box.y, size: box.w - 1, colour: paints[style]?.fill ?? 'rgb(0, 0, 0)' };
  });
}
