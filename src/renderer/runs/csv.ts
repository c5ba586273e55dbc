import type { RunLine, RunSummary } from '#shared/ipc/index.ts';
import { momentCell, type Cell } from '../papers/cells.ts';
import { t, words } from '../ui/text.ts';
import { countsWords, phaseWords } from './words.ts';

interface Table {
  readonly header: string[];
  readonly rows: Cell[][];
}

const lineColumns = ['name', 'step', 'word', 'detail', 'source', 'attempts', 'accepted', 'ended'] as const;

/** The steps of a run, in the order in which they are shown. */
export function linesTable(lines: readonly RunLine[]): Table {
  return {
    header: lineColumns.map((column) => t(`run.csv.${column}`)),
    rows: lines.map((line) => [
      ...[line.name, t(`order.${line.kind}`), t(`word.${line.word}`), line.detail === null ? null : words(line.detail)],
      ...[line.source === null ? null : t(`fact.${line.source}`), line.attempts],
      ...[momentCell(line.startedAt), momentCell(line.endedAt)],
    ]),
  };
}

const runColumns = ['title', 'verb', 'state', 'counts', 'who', 'begun', 'ended'] as const;

export function runsTable(runs: readonly RunSummary[]): Table {
  return {
    header: runColumns.map((column) => t(`runs.csv.${column}`)),
    rows: runs.map((run) => [
      ...[run.title, t(`verb.${run.verb}`), phaseWords(run), countsWords(run), run.createdBy],
      ...[momentCell(run.createdAt), momentCell(run.endedAt)],
    ]),
  };
}
