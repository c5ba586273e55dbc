import { markLooks, marks } from '../../estate/marks.ts';
import { glyphs } from '../../ui/glyphs.ts';
import { cellStyles } from './cellStyles.ts';
import { forEachCell } from './drawCells.ts';
import type { Frame } from './frame.ts';
import type { CellPaint } from './paint.ts';
import type { MapScene } from './scene.ts';
import { drawGlyph } from './sprites.ts';
import type { VisibleHosts } from './visible.ts';
import { setFont, write } from './words.ts';

type Context = OffscreenCanvasRenderingContext2D;

const GHOST = cellStyles.indexOf('ghost');
const HOLLOW = cellStyles.indexOf('hollow');
const FADED = cellStyles.indexOf('faded');

/** Near by, a cell is a card: a bar in its state's colour, the glyph, the name, the state in words, the newest point. */
export function drawCards(
  context: Context,
  scene: MapScene,
  frame: Frame,
  hosts: VisibleHosts,
  paints: readonly CellPaint[],
): void {
  context.textBaseline = 'alphabetic';
  context.lineWidth = Math.max(1, Math.round(frame.dpr));
  paints.forEach((paint, style) => {
    if (paint.how === 'none') return;
    forEachCell(scene, hosts, frame, style, (x, y, cell) => {
      if (x > frame.width || y > frame.height || x + frame.pitch < 0 || y + frame.pitch < 0) return;
      drawCard(context, scene, frame, paint, style, x, y, cell);
    });
  });
}

/** From here on a card has room for its state in words. */
const WORDS_FROM_PX = 84;
const TINT = 0.16;

function drawCard(
  context: Context,
  scene: MapScene,
  frame: Frame,
  paint: CellPaint,
  style: number,
  x: number,
  y: number,
  cell: number,
): void {
  const { palette, layout } = scene;
  const px = frame.dpr;
  const size = frame.pitch - frame.gap;
  const isQuiet = style === GHOST || style === FADED || style === HOLLOW;
  context.fillStyle = isQuiet ? palette.ground : palette.card;
  context.fillRect(x, y, size, size);
  if (paint.glyph !== null) {
    context.globalAlpha = TINT;
    context.fillStyle = paint.fill;
    context.fillRect(x, y, size, size);
    context.globalAlpha = 1;
  }
  context.strokeStyle = paint.how === 'each-framed' ? palette.text : palette.line;
  context.setLineDash(isQuiet ? [3 * px, 3 * px] : []);
  context.strokeRect(x + 0.5, y + 0.5, size - 1, size - 1);
  context.setLineDash([]);
  const bar = Math.round(4 * px);
  context.fillStyle = paint.fill;
  if (!isQuiet) context.fillRect(x, y, bar, size);
  writeCard(context, scene, frame, style, layout.cellSlot[cell] ?? -1, x + bar + 4 * px, y, size - bar - 6 * px);
}

function writeCard(
  context: Context,
  { palette, texts, facts }: MapScene,
  frame: Frame,
  style: number,
  slot: number,
  left: number,
  y: number,
  width: number,
): void {
  const px = frame.dpr;
  const isQuiet = style === GHOST || style === FADED || style === HOLLOW;
  const look = markLooks[marks[facts.markOfSlot[slot] ?? 0] ?? 'unknown'];
  const stateInk = isQuiet ? palette.textFaint : palette.ink[look.hue];
  setFont(context, `${11 * px}px ${palette.font}`);
  write(context, texts.name(slot), left, y + 15 * px, isQuiet ? palette.textFaint : palette.text, width, 'middle');
  drawGlyph(context, glyphs[isQuiet ? 'square-open' : look.glyph], left, y + 20 * px, 12 * px, stateInk, 1);
  const ink = isQuiet ? palette.textFaint : palette.textQuiet;
  const hasWords = frame.cellPx >= WORDS_FROM_PX;
  const beside = hasWords ? texts.state(slot) : texts.ageShort(slot);
  write(context, beside, left + 16 * px, y + 30 * px, hasWords ? stateInk : ink, width - 16 * px);
  if (hasWords) write(context, texts.age(slot), left, y + 46 * px, ink, width);
  write(context, texts.more(slot), left, y + (hasWords ? 62 : 46) * px, ink, width);
}
