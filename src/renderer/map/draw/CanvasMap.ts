import { drawBoxes } from './drawBoxes.ts';
import { drawCards } from './drawCards.ts';
import { drawCells, drawGlyphs } from './drawCells.ts';
import { changesOf, drawChanges } from './drawChanges.ts';
import { drawFlows } from './drawFlows.ts';
import { drawHostBlocks } from './drawHostBlocks.ts';
import { drawLabels, labelsHold, redrawLabels } from './drawLabels.ts';
import { drawOverlay } from './drawOverlay.ts';
import { type Frame, frameOf } from './frame.ts';
import { type CellPaint, paintsOf } from './paint.ts';
import type { MapOverlay, MapRenderer, MapScene } from './scene.ts';
import { PathCache } from './paths.ts';
import { SlidingCanvas } from './SlidingCanvas.ts';
import { type Sprites, SpriteSheet } from './sprites.ts';
import { visibleHosts } from './visible.ts';

type Context = OffscreenCanvasRenderingContext2D;

/** The map on two layers: the cells below, what follows the pointer above. Needs no GPU. */
export class CanvasMap implements MapRenderer {
  readonly element = document.createElement('div');
  whenEmptied: () => void = () => undefined;
  readonly #base: SlidingCanvas;
  readonly #over: SlidingCanvas;
  readonly #sprites = new SpriteSheet();
  readonly #paths = new PathCache();
  #paints: readonly CellPaint[] = [];
  #paletteId = '';
  /** What the base shows. */
  #drawn: MapScene | null = null;

  constructor() {
    Object.assign(this.element.style, { position: 'absolute', inset: '0' });
    const emptied = () => this.whenEmptied();
    this.#over = new SlidingCanvas(this.element, false, emptied);
    this.#base = new SlidingCanvas(this.element, true, emptied);
  }

  dispose(): void {
    this.#base.remove();
    this.#over.remove();
    this.element.remove();
  }

  warmUp(scene: MapScene): void {
    this.#base.warmUp(frameOf(scene), (context, frame) => this.#paint(context, scene, frame));
  }

  draw(scene: MapScene): void {
    this.#base.draw(frameOf(scene), (context, frame) => this.#paint(context, scene, frame));
    this.#drawn = scene;
  }

  drawFacts(scene: MapScene): void {
    const seen = frameOf(scene);
    const drawn = this.#drawn;
    const changes = drawn && drawn.view.dpr === scene.view.dpr ? changesOf(drawn, scene, seen) : null;
    const isMended =
      changes !== null &&
      this.#base.mend(seen, (context, frame) => {
        drawChanges(context, scene, frame, changes, this.#paints, this.#spritesFor(scene, frame));
      });
    if (isMended) this.#drawn = scene;
    else this.draw(scene);
  }

  slide(scene: MapScene): boolean {
    const seen = frameOf(scene);
    this.#base.slide(seen, (context, frame) => this.#paint(context, scene, frame));
    const drawn = this.#base.drawnFor;
    return drawn !== null && labelsHold(scene, drawn, seen);
  }

  mend(scene: MapScene): void {
    this.#base.mend(frameOf(scene), (context, frame) => redrawLabels(context, scene, frame));
  }

  /** A layer on which nothing is costs nothing: without a GPU an empty one would take 6 ms of a dragged frame's 30. */
  drawOverlay(scene: MapScene, overlay: MapOverlay): void {
    if (isEmptyOverlay(overlay)) this.#over.hide();
    else this.#over.draw(overlayFrame(scene, overlay), (context, frame) => drawOverlay(context, scene, frame, overlay));
  }

  slideOverlay(scene: MapScene, overlay: MapOverlay): void {
    if (isEmptyOverlay(overlay)) this.#over.hide();
    else
      this.#over.slide(overlayFrame(scene, overlay), (context, frame) => drawOverlay(context, scene, frame, overlay));
  }

  #paint(context: Context, scene: MapScene, frame: Frame): void {
    const { palette } = scene;
    if (palette.id !== this.#paletteId) {
      this.#paletteId = palette.id;
      this.#paints = paintsOf(palette);
      // What is drawn need not reach further than the map.
      this.element.style.backgroundColor = palette.sea;
    }
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
          const sprites = this.#spritesFor(scene, frame);
          if (sprites) drawGlyphs(context, scene, frame, hosts, this.#paints, sprites);
        }
        break;
      case 'cards':
        drawCards(context, scene, frame, hosts, this.#paints);
        break;
    }
    drawLabels(context, scene, frame, hosts);
  }

  #spritesFor({ palette }: MapScene, { detail, pitch, gap }: Frame): Sprites | null {
    return detail === 'glyphs' ? this.#sprites.get(pitch - gap, palette.id, this.#paints) : null;
  }
}

/** A rectangle may be drawn where there is no map. */
function overlayFrame(scene: MapScene, { brush }: MapOverlay): Frame {
  const seen = frameOf(scene);
  return brush === null ? seen : { ...seen, map: { x: 0, y: 0, w: seen.width, h: seen.height } };
}

function isEmptyOverlay({ selectedCount, brush, hoverCell, focusCell }: MapOverlay): boolean {
  return selectedCount === 0 && brush === null && hoverCell < 0 && focusCell < 0;
}
