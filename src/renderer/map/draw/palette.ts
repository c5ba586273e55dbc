import type { Hue } from '../../estate/marks.ts';

/** The colours of one theme, resolved: a canvas knows no tokens. */
export interface Palette {
  /** Differs whenever a colour does: what was drawn with another id is drawn anew. */
  readonly id: string;
  readonly sea: string;
  readonly region: string;
  readonly ground: string;
  readonly card: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly text: string;
  readonly textQuiet: string;
  readonly textFaint: string;
  readonly accent: string;
  readonly accentSoft: string;
  readonly ghost: string;
  readonly faded: string;
  readonly on: string;
  readonly twoCopiesOn: string;
  readonly fill: { readonly [H in Hue]: string };
  readonly ink: { readonly [H in Hue]: string };
  readonly font: string;
  /** The person's own few colours: what is told apart by shade elsewhere needs another shape. */
  readonly isForced: boolean;
}

const hues: readonly Hue[] = [
  'neutral',
  'behind',
  'behind-4x',
  'beyond-4x',
  'working',
  'failover',
  'test',
  'switch',
  'moved',
  'failed',
  'unknown',
  'two-copies',
];

/** Reads the tokens where they hold; forced colours and dark mode come resolved. */
export function readPalette(element: HTMLElement): Palette {
  const probe = document.createElement('span');
  probe.style.setProperty('forced-color-adjust', 'none');
  probe.style.display = 'none';
  element.append(probe);
  const token = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const ofHues = (name: (hue: Hue) => string) =>
    Object.fromEntries(hues.map((hue) => [hue, token(name(hue))])) as { readonly [H in Hue]: string };
  const colours = {
    sea: token('surface-1'),
    region: token('surface-2'),
    ground: token('surface-1'),
    card: token('surface-2'),
    line: token('line'),
    lineStrong: token('line-strong'),
    text: token('text-1'),
    textQuiet: token('text-2'),
    textFaint: token('text-3'),
    accent: token('accent'),
    accentSoft: token('accent-soft'),
    ghost: token('state-ghost'),
    faded: token('surface-3'),
    on: token('state-on'),
    twoCopiesOn: token('two-copies-on'),
    fill: ofHues((hue) => (hue === 'two-copies' ? 'two-copies' : `state-${hue}`)),
    ink: ofHues((hue) => (hue === 'two-copies' ? 'text-1' : `state-${hue}-text`)),
    font: getComputedStyle(element).fontFamily,
    isForced: matchMedia('(forced-colors: active)').matches,
  };
  probe.remove();
  return { id: JSON.stringify(colours), ...colours };
}

/** The same theme for facts that are not live: hardly any colour is left, so that nobody takes them for the present. */
export function desaturated(palette: Palette): Palette {
  const grey = (colours: { readonly [H in Hue]: string }) =>
    Object.fromEntries(
      // Two copies may be running even if we last heard so an hour ago: that keeps its colour.
      hues.map((hue) => [hue, hue === 'two-copies' ? colours[hue] : mixedWithGrey(colours[hue], STALE_COLOUR_LEFT)]),
    ) as { readonly [H in Hue]: string };
  return { ...palette, id: `${palette.id} stale`, fill: grey(palette.fill), ink: grey(palette.ink) };
}

const STALE_COLOUR_LEFT = 0.28;

export function mixedWithGrey(colour: string, left: number): string {
  const [r, g, b] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  if (r === undefined || g === undefined || b === undefined) return colour;
  const grey = 0.299 * r + 0.587 * g + 0.114 * b;
  const mixed = [r, g, b].map((part) => Math.round(grey + (part - grey) * left));
  return `rgb(${mixed.join(', ')})`;
}
