import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { HistoryView } from '#shared/ipc/index.ts';
import { locales } from '#shared/texts/language.ts';
import { usePreferences } from '../app/preferences.ts';
import { classesOf } from '../ui/classes.ts';
import { languageNow } from '../ui/language.ts';
import { formatCount, t } from '../ui/text.ts';
import styles from './History.module.css';

const cx = classesOf(styles);
const HEIGHT = 132;
const WIDTH_MIN = 200;

/** The score over the weeks. The table below says the same in words. */
export function ScoreChart({ series }: Pick<HistoryView, 'series'>) {
  const place = useRef<HTMLDivElement>(null);
  // Other colours draw it anew.
  const theme = usePreferences((state) => state.view?.preferences.theme);
  useEffect(() => {
    const element = place.current;
    return element === null ? undefined : draw(element, series);
  }, [series, theme]);
  const shown = (score: number | null | undefined): string => (score == null ? '–' : formatCount(score));
  const label = t('score.chart', { first: shown(series[0]?.score), last: shown(series.at(-1)?.score) });
  return <div ref={place} className={cx('chart')} role="img" aria-label={label} />;
}

/** Draws, follows the width and the system's colours, and returns what ends it. */
function draw(place: HTMLElement, series: HistoryView['series']): () => void {
  const data: uPlot.AlignedData = [series.map(({ at }) => at / 1_000), series.map(({ score }) => score)];
  const widthOf = (): number => Math.max(WIDTH_MIN, Math.floor(place.clientWidth));
  let chart = new uPlot(optionsFor(place, widthOf()), data, place);
  const redraw = (): void => {
    chart.destroy();
    chart = new uPlot(optionsFor(place, widthOf()), data, place);
  };
  const observer = new ResizeObserver(() => {
    if (chart.width !== widthOf()) chart.setSize({ width: widthOf(), height: HEIGHT });
  });
  observer.observe(place);
  const looks = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) => matchMedia(query));
  for (const look of looks) look.addEventListener('change', redraw);
  return () => {
    observer.disconnect();
    for (const look of looks) look.removeEventListener('change', redraw);
    chart.destroy();
  };
}

function optionsFor(place: HTMLElement, width: number): uPlot.Options {
  const token = (name: string): string => getComputedStyle(place).getPropertyValue(name).trim();
  const days = new Intl.DateTimeFormat(locales[languageNow()], { day: 'numeric', month: 'short' });
  const axis = {
    stroke: token('--text-2'),
    grid: { stroke: token('--line'), width: 1 },
    ticks: { show: false },
    font: `11px ${token('--font')}`,
  };
  return {
    ...{ width, height: HEIGHT },
    legend: { show: false },
    cursor: { show: false },
    scales: { y: { range: [0, 100] } },
    axes: [
      { ...axis, values: (_chart, seconds) => seconds.map((at) => days.format(at * 1_000)) },
      { ...axis, size: 34, splits: () => [0, 25, 50, 75, 100] },
    ],
    series: [
      {},
      {
        stroke: token('--accent'),
        width: 2,
        points: { show: true, size: 4, fill: token('--accent') },
        spanGaps: false,
      },
    ],
  };
}
