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

type Context = CanvasRenderingContext2D;

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
  const { palette, texts, layout, facts } = scene;
  const px = frame.dpr;
  const size = frame.pitch - frame.gap;
  const slot = layout.cellSlot[cell] ?? -1;
  const isQuiet = style === GHOST || style === FADED;
  const bar = Math.round(4 * px);
  context.fillStyle = isQuiet ? palette.ground : palette.card;
  context.fillRect(x, y, size, size);
  context.strokeStyle = paint.how === 'each-framed' ? palette.text : palette.line;
  context.setLineDash(style === HOLLOW || style === GHOST ? [3 * px, 3 * px] : []);
  context.strokeRect(x + 0.5, y + 0.5, size - 1, size - 1);
  context.setLineDash([]);
  context.fillStyle = paint.fill;
  if (style !== HOLLOW) context.fillRect(x, y, bar, size);
  const left = x + bar + 5 * px;
  const width = size - bar - 8 * px;
  const ink = isQuiet || style === HOLLOW ? palette.textFaint : palette.text;
  setFont(context, `${11 * px}px ${palette.font}`);
  write(context, texts.name(slot), left, y + 15 * px, ink, width, 'middle');
  const mark = marks[facts.markOfSlot[slot] ?? 0] ?? 'unknown';
  const look = markLooks[mark];
  const glyph = style === GHOST || style === HOLLOW ? 'square-open' : look.glyph;
  const stateInk = isQuiet || style === HOLLOW ? palette.textFaint : palette.ink[look.hue];
  drawGlyph(context, glyphs[glyph], left, y + 20 * px, 12 * px, stateInk, 1);
  if (frame.cellPx >= 84) write(context, texts.state(slot), left + 16 * px, y + 30 * px, stateInk, width - 16 * px);
  write(context, texts.age(slot), left, y + 46 * px, palette.textFaint, width);
  if (frame.cellPx >= 72) write(context, texts.more(slot), left, y + 62 * px, palette.textFaint, width);
}
