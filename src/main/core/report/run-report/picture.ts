import { element, type Html } from '../html.ts';
import type { PaperManner } from '../manner.ts';
import type { VmResult } from './facts.ts';

const WIDTH = 660;
const NAMES = 150;
const ROW = 13;
const BAR = 7;
const AXIS = 16;
/** More rows than this are no picture any more: the table says the same. */
const ROWS_MAX = 60;
const NAME_LENGTH_MAX = 26;
const STEPS_MS = [5, 10, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200, 14_400].map((seconds) => seconds * 1_000);
const TICKS_MAX = 8;

/** The VMs in time, wave by wave: how long each waited for its order, and how long it took. Null where nothing has a time. */
export function pictureOf(vms: readonly VmResult[], from: number, manner: PaperManner): Html | null {
  const timed = vms.filter(({ acceptedAt }) => acceptedAt !== null).slice(0, ROWS_MAX);
  const end = timed.reduce((last, { endedAt, acceptedAt }) => Math.max(last, endedAt ?? acceptedAt ?? from), from);
  if (timed.length === 0 || end <= from) return null;
  const { t } = manner;
  const x = (at: number): number => round(NAMES + ((WIDTH - NAMES) * (at - from)) / (end - from));
  const height = timed.length * ROW + AXIS;
  return element(
    'figure',
    {},
    element(
      'svg',
      { viewBox: `0 0 ${String(WIDTH)} ${String(height)}`, role: 'img' },
      element('title', {}, t('report.picture')),
      ticks(end - from).map((ms) => tick(ms, x(from + ms), height, manner)),
      timed.map((one, index) => vmBars(one, index * ROW, from, x)),
    ),
    element(
      'figcaption',
      {},
      t('report.picture.key'),
      vms.length > timed.length ? ` ${t('report.picture.rest', { n: vms.length - timed.length })}` : null,
    ),
  );
}

function vmBars({ name, wave, word, acceptedAt, endedAt, isSeen }: VmResult, y: number, from: number, x: X): Html {
  const begin = x(acceptedAt ?? from);
  const end = x(endedAt ?? acceptedAt ?? from);
  const look = isSeen ? 'done' : word === 'told-done' ? 'open' : 'bad';
  const bar = { y: y + 3, height: BAR };
  return element(
    'g',
    {},
    element('text', { x: 0, y: y + 10 }, `${String(wave)}  ${shortened(name)}`),
    begin > x(from) ? element('rect', { class: 'wait', x: x(from), width: round(begin - x(from)), ...bar }) : null,
    element('rect', { class: look, x: begin, width: Math.max(1.5, round(end - begin)), ...bar }),
  );
}

type X = (at: number) => number;

function tick(ms: number, x: number, height: number, { duration }: PaperManner): Html {
  const bottom = height - AXIS;
  return element(
    'g',
    {},
    element('line', { class: 'axis', x1: x, x2: x, y1: 0, y2: bottom + 2 }),
    element('text', { x: Math.min(x, WIDTH - 26), y: height - 4 }, ms === 0 ? '0' : duration(ms)),
  );
}

function ticks(lengthMs: number): readonly number[] {
  const step = STEPS_MS.find((one) => lengthMs / one <= TICKS_MAX) ?? lengthMs / TICKS_MAX;
  return Array.from({ length: Math.floor(lengthMs / step) + 1 }, (_, index) => index * step);
}

/** A drawing does not break its lines; the table has the whole name. */
function shortened(name: string): string {
  const letters = Array.from(name);
  return letters.length <= NAME_LENGTH_MAX ? name : `${letters.slice(0, NAME_LENGTH_MAX - 1).join('')}…`;
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}
