import type { RunLine } from '#shared/ipc/index.ts';
import { t, words } from '../ui/text.ts';

/** Lines by the ids of their steps. */
export type LineOf = (stepId: string) => RunLine | undefined;

const NAMES_MAX = 3;

/** The last known effect of a step in words: since when, what was seen, what it waits for, from which point. */
export function effectWords(line: RunLine, lineOf: LineOf): string {
  const said = line.detail === null ? '' : words(line.detail);
  return [lastKnown(line, lineOf), said, pointWords(line)].filter((part) => part !== '').join(' ');
}

function lastKnown(line: RunLine, lineOf: LineOf): string {
  const { word, at, kind, startedAt } = line;
  switch (word) {
    case 'observed':
      return isOrder(kind) ? t(`seen.${kind}`, { at }) : '';
    case 'accepted':
      // Where the provider already calls it done, the detail says so, and that its effect was not seen.
      return line.detail === null ? t('last.accepted', { at }) : '';
    case 'stalled':
      return t('last.stalled', { accepted: startedAt ?? at, at });
    case 'told-done':
      return t('last.told', { at });
    case 'passed':
      return line.detail === null ? t('last.passed', { at }) : '';
    case 'requested':
    case 'acting':
    case 'asking':
      return t(`last.${word}`, { at });
    case 'waiting':
      return line.detail === null ? waitsWords(line, lineOf) : '';
    case 'unknown':
    case 'refused':
    case 'failed':
    case 'skipped':
    case 'not-known':
      return '';
  }
}

type Kind = RunLine['kind'];
type SeenKind = Exclude<Kind, 'gate-prompt' | 'gate-wait' | 'host-act'>;

function isOrder(kind: Kind): kind is SeenKind {
  return kind !== 'gate-prompt' && kind !== 'gate-wait' && kind !== 'host-act';
}

function waitsWords({ after }: RunLine, lineOf: LineOf): string {
  const open = after.flatMap((stepId) => {
    const before = lineOf(stepId);
    return before === undefined || before.endedAt !== null ? [] : before.name;
  });
  const names = [...new Set(open)];
  if (names.length === 0) return t('last.waitsTurn');
  const shown = names.slice(0, NAMES_MAX).join(', ');
  const more = names.length - NAMES_MAX;
  return t('last.waits', { names: more > 0 ? t('stored.more', { names: shown, n: more }) : shown });
}

function pointWords({ point }: RunLine): string {
  if (point === null) return '';
  return point.kind === 'latest' ? t('last.latest', { at: point.notOlderThan }) : t('last.point', { at: point.at });
}
