import type { View } from '../geometry/camera.ts';
import { drawBoxes } from './drawBoxes.ts';
import { drawCards } from './drawCards.ts';
import { drawCells, drawGlyphs } from './drawCells.ts';
import { drawFlows } from './drawFlows.ts';
import { drawHostBlocks } from './drawHostBlocks.ts';
import { drawLabels } from './drawLabels.ts';
import { drawOverlay } from './drawOverlay.ts';
import { frameOf } from './frame.ts';
import { type CellPaint, paintsOf } from './paint.ts';
import type { MapOverlay, MapRenderer, MapScene } from './scene.ts';
import { PathCache } from './paths.ts';
import { SpriteSheet } from './sprites.ts';
import { visibleHosts } from './visible.ts';

/**
 * The map on two canvases: the cells below, what follows the pointer above. Needs no GPU. Each canvas is handed over to an
 * off-screen one: it then gives its frames to the screen itself and not by way of the page, which without a GPU copies
 * every pixel of it three times; a redraw costs 7 ms of the processor in place of 22.
 */
export class CanvasMap implements MapRenderer {
  readonly #base: Layer;
  readonly #over: Layer;
  readonly #sprites = new SpriteSheet();
  readonly #paths = new PathCache();
  #paints: readonly CellPaint[] = [];
  #paletteId = '';
  #isOverEmpty = false;

  /** Puts its canvases below everything else in the element. `emptied`: a driver was reset, and what was drawn is gone. */
  constructor(element: HTMLElement, emptied: () => void) {
    this.#over = layerOf(element, false, emptied);
    this.#base = layerOf(element, true, emptied);
  }

  dispose(): void {
    this.#base.element.remove();
    this.#over.element.remove();
  }

  resize(view: View): void {
    for (const { context } of [this.#base, this.#over]) {
      context.canvas.width = Math.max(1, Math.round(view.width * view.dpr));
      context.canvas.height = Math.max(1, Math.round(view.height * view.dpr));
    }
  }

  draw(scene: MapScene): void {
    const { palette } = scene;
    if (palette.id !== this.#paletteId) {
      this.#paletteId = palette.id;
      this.#paints = paintsOf(palette);
    }
    const { context } = this.#base;
    const frame = frameOf(scene);
    const hosts = visibleHosts(scene.layout, frame);
    context.fillStyle = palette.sea;
    context.fillRect(0, 0, frame.width, frame.height);
    const paths = this.#paths.get(scene.layout, scene.facts.runs, frame, this.#paints);
    drawBoxes(context, scene, frame, hosts, paths);
    drawFlows(context, scene, frame);
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
    if (isEmpty !== this.#isOverEmpty) this.#over.element.style.visibility = isEmpty ? 'hidden' : '';
    this.#isOverEmpty = isEmpty;
    drawOverlay(this.#over.context, scene, frameOf(scene), overlay);
  }
}

function isEmptyOverlay({ selectedCount, brush, hoverCell, focusCell }: MapOverlay): boolean {
  return selectedCount === 0 && brush === null && hoverCell < 0 && focusCell < 0;
}

interface Layer {
  readonly element: HTMLCanvasElement;
  readonly context: OffscreenCanvasRenderingContext2D;
}

function layerOf(parent: HTMLElement, isOpaque: boolean, emptied: () => void): Layer {
  const element = document.createElement('canvas');
  element.setAttribute('aria-hidden', 'true');
  parent.prepend(element);
  const canvas = element.transferControlToOffscreen();
  canvas.addEventListener('contextrestored', emptied);
  const context = canvas.getContext('2d', { alpha: !isOpaque });
  if (!context) throw new Error('This computer offers no canvas to draw the map on.');
  return { element, context };
}
