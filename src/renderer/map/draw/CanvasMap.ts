import type { View } from '../geometry/camera.ts';
import { drawBoxes } from './drawBoxes.ts';
import { drawCards } from './drawCards.ts';
import { drawCells, drawGlyphs } from './drawCells.ts';
import { drawHostBlocks } from './drawHostBlocks.ts';
import { drawLabels } from './drawLabels.ts';
import { drawOverlay } from './drawOverlay.ts';
import { frameOf } from './frame.ts';
import { type CellPaint, paintsOf } from './paint.ts';
import type { MapOverlay, MapRenderer, MapScene } from './scene.ts';
import { PathCache } from './paths.ts';
import { SpriteSheet } from './sprites.ts';
import { visibleHosts } from './visible.ts';

/** The map on two canvases: the cells below, what follows the pointer above. Needs no GPU. */
export class CanvasMap implements MapRenderer {
  readonly #base: HTMLCanvasElement;
  readonly #over: HTMLCanvasElement;
  readonly #baseContext: CanvasRenderingContext2D;
  readonly #overContext: CanvasRenderingContext2D;
  readonly #sprites = new SpriteSheet();
  readonly #paths = new PathCache();
  #paints: readonly CellPaint[] = [];
  #paletteId = '';
  #isOverEmpty = false;

  constructor(base: HTMLCanvasElement, over: HTMLCanvasElement) {
    this.#base = base;
    this.#over = over;
    this.#baseContext = contextOf(base, true);
    this.#overContext = contextOf(over, false);
  }

  resize(view: View): void {
    for (const canvas of [this.#base, this.#over]) {
      canvas.width = Math.max(1, Math.round(view.width * view.dpr));
      canvas.height = Math.max(1, Math.round(view.height * view.dpr));
    }
  }

  draw(scene: MapScene): void {
    const { palette } = scene;
    if (palette.id !== this.#paletteId) {
      this.#paletteId = palette.id;
      this.#paints = paintsOf(palette);
    }
    const context = this.#baseContext;
    const frame = frameOf(scene);
    const hosts = visibleHosts(scene.layout, frame);
    context.fillStyle = palette.sea;
    context.fillRect(0, 0, frame.width, frame.height);
    const paths = this.#paths.get(scene.layout, scene.facts.runs, frame, this.#paints);
    drawBoxes(context, scene, frame, hosts, paths);
    switch (frame.detail) {
      case 'boxes':
        drawHostBlocks(context, scene, frame, hosts, this.#paints, paths);
        break;
      case 'cells':
      case 'glyphs':
        drawCells(context, scene, frame, this.#paints, paths);
        if (frame.detail === 'glyphs') {
          const sprites = this.#sprites.get(frame.pitch - frame.gap, palette.id, this.#paints);
          if (sprites) drawGlyphs(context, scene, frame, hosts, this.#paints, sprites);
        }
        break;
      case 'cards':
        drawCards(context, scene, frame, hosts, this.#paints);
        break;
    }
    drawLabels(context, scene, frame, hosts);
  }

  /** An empty layer that stays empty is left alone: without a GPU it would cost a dragged frame 6 ms of 30. */
  drawOverlay(scene: MapScene, overlay: MapOverlay): void {
    const isEmpty = isEmptyOverlay(overlay);
    if (isEmpty && this.#isOverEmpty) return;
    if (isEmpty !== this.#isOverEmpty) this.#over.style.visibility = isEmpty ? 'hidden' : '';
    this.#isOverEmpty = isEmpty;
    drawOverlay(this.#overContext, scene, frameOf(scene), overlay);
  }
}

function isEmptyOverlay({ selectedCount, brush, hoverCell, focusCell }: MapOverlay): boolean {
  return selectedCount === 0 && brush === null && hoverCell < 0 && focusCell < 0;
}

function contextOf(canvas: HTMLCanvasElement, isOpaque: boolean): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { alpha: !isOpaque });
  if (!context) throw new Error('This computer offers no canvas to draw the map on.');
  return context;
}
