/** Words on a canvas, cut to fit. Measuring costs more than drawing, so each text is measured once a font. */
const widths = new Map<string, Map<string, number>>();
const FONT_TEXTS_MAX = 20_000;

function widthOf(context: CanvasRenderingContext2D, text: string): number {
  let known = widths.get(context.font);
  if (!known || known.size > FONT_TEXTS_MAX) {
    known = new Map();
    widths.set(context.font, known);
  }
  const found = known.get(text);
  if (found !== undefined) return found;
  const width = context.measureText(text).width;
  known.set(text, width);
  return width;
}

/**
 * The text, or its beginning and end around "…": names of VMs differ at their ends. Empty where not even three
 * characters fit.
 */
export function fitted(context: CanvasRenderingContext2D, text: string, width: number): string {
  const full = widthOf(context, text);
  if (full <= width) return text;
  const room = Math.floor((text.length * width) / full) - 1;
  if (room < 3) return '';
  const tail = Math.min(room - 1, Math.ceil(room / 2));
  return `${text.slice(0, room - tail)}…${text.slice(text.length - tail)}`;
}

/** Draws a text and returns the width it took. */
export function write(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  ink: string,
  width: number,
): number {
  const shown = fitted(context, text, width);
  if (shown === '') return 0;
  context.fillStyle = ink;
  context.fillText(shown, x, y);
  return widthOf(context, shown);
}
