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

const tokens = {
  sea: 'surface-1',
  region: 'surface-2',
  ground: 'surface-1',
  card: 'surface-2',
  line: 'line',
  lineStrong: 'line-strong',
  text: 'text-1',
  textQuiet: 'text-2',
  textFaint: 'text-3',
  accent: 'accent',
  accentSoft: 'accent-soft',
  ghost: 'state-ghost',
  faded: 'surface-3',
  on: 'state-on',
  twoCopiesOn: 'two-copies-on',
} as const;

const fillToken = (hue: Hue) => (hue === 'two-copies' ? 'two-copies' : `state-${hue}`);
const inkToken = (hue: Hue) => (hue === 'two-copies' ? 'text-1' : `state-${hue}-text`);

/** Reads the tokens where they hold; forced colours and dark mode come resolved. */
export function readPalette(element: HTMLElement): Palette {
  const names = [...Object.values(tokens), ...hues.map(fillToken), ...hues.map(inkToken)];
  const resolved = resolvedIn(element, names);
  const token = (name: string) => resolved.get(name) ?? '';
  const ofHues = (name: (hue: Hue) => string) =>
    Object.fromEntries(hues.map((hue) => [hue, token(name(hue))])) as { readonly [H in Hue]: string };
  const plain = Object.fromEntries(Object.entries(tokens).map(([key, name]) => [key, token(name)]));
  const colours = {
    ...(plain as { readonly [K in keyof typeof tokens]: string }),
    fill: ofHues(fillToken),
    ink: ofHues(inkToken),
    font: getComputedStyle(element).fontFamily,
    isForced: matchMedia('(forced-colors: active)').matches,
  };
  return { id: JSON.stringify(colours), ...colours };
}

/** All at once: after every change to the page its styles are worked out anew. */
function resolvedIn(element: HTMLElement, names: readonly string[]): ReadonlyMap<string, string> {
  const probe = document.createElement('span');
  probe.style.setProperty('forced-color-adjust', 'none');
  probe.style.display = 'none';
  const probes = names.map((name) => {
    const one = probe.appendChild(document.createElement('span'));
    one.style.color = `var(--${name})`;
    return { name, one };
  });
  element.append(probe);
  const resolved = new Map(probes.map(({ name, one }) => [name, getComputedStyle(one).color]));
  probe.remove();
  return resolved;
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
