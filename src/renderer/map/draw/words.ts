type Context = OffscreenCanvasRenderingContext2D;

/**
 * Words on a canvas, cut to fit. Measuring a text costs more than drawing it, so only characters are measured, each once a
 * font, and a text is as wide as its characters together: kerning, which draws some nearer, is not worth a tenth of a
 * redraw.
 */
const advances = new Map<string, Map<string, number>>();

/** Those of the font that was set last. Asking the context for its font costs more than drawing a word with it. */
let advancesNow = new Map<string, number>();

/** Every text that is measured or written here is in the font that was set here. */
export function setFont(context: Context, font: string): void {
  context.font = font;
  const known = advances.get(font) ?? new Map<string, number>();
  advances.set(font, known);
  advancesNow = known;
}

/** In the font that was set last. */
export function widthOf(context: Context, text: string): number {
  let width = 0;
  for (const character of text) {
    let advance = advancesNow.get(character);
    if (advance === undefined) {
      advance = context.measureText(character).width;
      advancesNow.set(character, advance);
    }
    width += advance;
  }
  return width;
}

/** What may go where a text is too long: the end of a sentence, the middle of a name (names of VMs differ at their ends). */
export type Cut = 'end' | 'middle';

/** The text, shortened to the width. Empty where not even three characters fit. */
export function fitted(context: Context, text: string, width: number, cut: Cut): string {
  const full = widthOf(context, text);
  if (full <= width) return text;
  const room = Math.floor((text.length * width) / full) - 1;
  return shortened(context, text, width, room, cut);
}

/** Guessed by the average width of a character, then mended: what is shown must never cross its box. */
function shortened(context: Context, text: string, width: number, room: number, cut: Cut): string {
  if (room < 3) return '';
  const tail = cut === 'end' ? 0 : Math.min(room - 1, Math.ceil(room / 2));
  const shown = `${text.slice(0, room - tail).trimEnd()}…${text.slice(text.length - tail)}`;
  return widthOf(context, shown) <= width ? shown : shortened(context, text, width, room - 1, cut);
}

/** Draws a text and returns the width it took. */
export function write(
  context: Context,
  text: string,
  x: number,
  y: number,
  ink: string,
  width: number,
  cut: Cut = 'end',
): number {
  const shown = fitted(context, text, width, cut);
  if (shown === '') return 0;
  context.fillStyle = ink;
  context.fillText(shown, x, y);
  return widthOf(context, shown);
}
