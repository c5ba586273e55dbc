import { glyphs } from '../../ui/glyphs.ts';
import { cellStyles } from './cellStyles.ts';
import type { CellPaint } from './paint.ts';

/** All tiles with their glyphs at one size, side by side in one bitmap: a cell then costs one copy. */
export interface Sprites {
  readonly image: ImageBitmap;
  readonly size: number;
}

/** One bitmap for a size and theme; the last is kept. */
export class SpriteSheet {
  #key = '';
  #sprites: Sprites | null = null;

  get(size: number, paletteId: string, paints: readonly CellPaint[]): Sprites | null {
    const key = `${size} ${paletteId}`;
    if (key !== this.#key) {
      this.#key = key;
      this.#sprites = drawSheet(size, paints);
    }
    return this.#sprites;
  }
}

function drawSheet(size: number, paints: readonly CellPaint[]): Sprites | null {
  const canvas = new OffscreenCanvas(size * cellStyles.length, size);
  const context = canvas.getContext('2d');
  if (!context) return null;
  paints.forEach((paint, style) => {
    if (paint.glyph === null) return;
    context.setTransform(1, 0, 0, 1, style * size, 0);
    drawTile(context, paint, size);
  });
  return { image: canvas.transferToImageBitmap(), size };
}

type Context = OffscreenCanvasRenderingContext2D;

function drawTile(context: Context, paint: CellPaint, size: number): void {
  context.fillStyle = paint.fill;
  context.fillRect(0, 0, size, size);
  if (paint.hue === 'unknown') hatch(context, paint.glyphInk, size);
  if (paint.how === 'each-framed') {
    context.fillStyle = paint.glyphInk;
    const line = Math.max(1, Math.round(size / 12));
    context.fillRect(0, 0, size, line);
    context.fillRect(0, size - line, size, line);
    context.fillRect(0, 0, line, size);
    context.fillRect(size - line, 0, line, size);
  }
  if (paint.glyph !== null) drawGlyph(context, glyphs[paint.glyph], 0, 0, size, paint.glyphInk, 0.78);
}

/** Thin diagonals: "unknown" must be told from grey without colour. */
function hatch(context: Context, ink: string, size: number): void {
  context.save();
  context.beginPath();
  context.rect(0, 0, size, size);
  context.clip();
  context.strokeStyle = ink;
  context.globalAlpha = 0.35;
  context.lineWidth = Math.max(1, size / 16);
  context.beginPath();
  for (let x = -size; x < size; x += Math.max(3, size / 4)) {
    context.moveTo(x, size);
    context.lineTo(x + size, 0);
  }
  context.stroke();
  context.restore();
}

const paths = new Map<string, Path2D>();

/** Draws a 16 × 16 glyph in the middle of a square of `size`, `share` of it wide. */
export function drawGlyph(
  context: Context,
  path: string,
  x: number,
  y: number,
  size: number,
  ink: string,
  share: number,
): void {
  let shape = paths.get(path);
  if (!shape) {
    shape = new Path2D(path);
    paths.set(path, shape);
  }
  const scale = (size * share) / 16;
  const inset = (size * (1 - share)) / 2;
  context.save();
  context.translate(x + inset, y + inset);
  context.scale(scale, scale);
  context.fillStyle = ink;
  context.fill(shape, 'evenodd');
  context.restore();
}
