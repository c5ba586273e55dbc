/**
 * The map's parts without a page around them, for benchmarks: lay an estate out, make its facts and words, draw it, and
 * select by rectangle. `CanvasMap` needs two canvases and a palette; everything else is pure.
 */
export { CanvasMap } from './draw/CanvasMap.ts';
export { readPalette } from './draw/palette.ts';
export { cellFacts, type MapOverlay, type MapScene } from './draw/scene.ts';
export { fit, zoomAt } from './geometry/camera.ts';
export { selectRect } from './layout/find.ts';
export { layoutEstate } from './layout/layout.ts';
export { mapTexts } from './texts.ts';
