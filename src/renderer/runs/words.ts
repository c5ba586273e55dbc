import type { RunSummary, StepWord } from '#shared/ipc/index.ts';
import type { Glyph } from '../ui/glyphs.ts';
import { counted, formatCount, t } from '../ui/text.ts';

/** Colour, glyph and word of a step. Only `observed` is success: the provider's word is not. */
export const stepLooks: { readonly [W in StepWord]: { readonly glyph: Glyph; readonly tone: string } } = {
  waiting: { glyph: 'dots', tone: 'quiet' },
  requested: { glyph: 'disc-open', tone: 'working' },
  unknown: { glyph: 'question', tone: 'unknown' },
  accepted: { glyph: 'quarter-disc', tone: 'working' },
  observed: { glyph: 'tick', tone: 'good' },
  refused: { glyph: 'cross', tone: 'failed' },
  failed: { glyph: 'cross', tone: 'failed' },
  stalled: { glyph: 'hourglass', tone: 'failed' },
  skipped: { glyph: 'skip', tone: 'quiet' },
  asking: { glyph: 'question', tone: 'risk' },
  acting: { glyph: 'quarter-disc', tone: 'working' },
  passed: { glyph: 'tick', tone: 'quiet' },
  'told-done': { glyph: 'tick', tone: 'quiet' },
  'not-known': { glyph: 'question', tone: 'unknown' },
};

export function isUnsuccessful(word: StepWord): boolean {
  return word === 'failed' || word === 'refused';
}

/** Another console took it over: this one sends nothing more for it. */
export function isFenced(run: RunSummary): boolean {
  return run.phase === 'interrupted' && run.can.takeOver;
}

function waitsForApprover({ phase, approval }: RunSummary): boolean {
  return approval?.state === 'pending' && (phase === 'running' || phase === 'elsewhere');
}

/** Nothing of it is under way until a person has answered. */
function waitsForAnswer({ phase, questions, counts }: RunSummary): boolean {
  return phase === 'running' && questions.length > 0 && counts.open + counts.stalled === 0;
}

/** A person stopped it, and all that was accepted has ended: it waits to be resumed. */
function isStopped(run: RunSummary): boolean {
  return run.phase === 'stopping' && run.waitsFor?.code === 'waits.stopped';
}

/** Why it waits stands in words of its own below: who must agree, or who has it now. */
export function saysItself(run: RunSummary): boolean {
  return run.approval?.state === 'pending' || isFenced(run);
}

/** The state of a run in a word or two: "Partly done" is an end of its own. */
export function phaseWords(run: RunSummary): string {
  if (isFenced(run)) return t('phase.taken-over');
  if (waitsForApprover(run)) return t('phase.approval');
  if (isStopped(run)) return t('phase.stopped');
  if (waitsForAnswer(run)) return t('phase.asks');
  return run.phase === 'ended' && run.ending ? t(`ending.${run.ending}`) : t(`phase.${run.phase}`);
}

export function phaseLook(run: RunSummary): { readonly glyph: Glyph; readonly tone: string } {
  if (run.phase === 'ended') {
    switch (run.ending) {
      case 'completed':
        return { glyph: 'tick', tone: 'good' };
      case 'partly':
        return { glyph: 'disc-half', tone: 'risk' };
      case 'stopped':
      case 'abandoned':
        return { glyph: 'square', tone: 'quiet' };
      case 'failed':
      case null:
        return { glyph: 'cross', tone: 'failed' };
    }
  }
  if (waitsForApprover(run) || waitsForAnswer(run)) return { glyph: 'hourglass', tone: 'risk' };
  if (isStopped(run)) return { glyph: 'square', tone: 'risk' };
  if (run.phase === 'interrupted') return { glyph: 'hourglass', tone: 'failed' };
  if (run.phase === 'elsewhere') return { glyph: 'double-arrow', tone: 'quiet' };
  return { glyph: run.phase === 'arming' ? 'disc-open' : 'quarter-disc', tone: 'working' };
}

/** "198 done, 11 failed, 5 skipped". What is zero is not said, except done; of a run elsewhere only its size is known. */
export function countsWords({ counts, toldBy }: RunSummary): string {
  if (toldBy === 'provider') return t('map.vms', counted(counts.total));
  const parts = [t('counts.done', { count: formatCount(counts.observed) })];
  const rest = [
    ['counts.failed', counts.failed],
    ['counts.stalled', counts.stalled],
    ['counts.skipped', counts.skipped],
    ['counts.open', counts.open],
    ['counts.waiting', counts.waiting],
    ['counts.told', counts.told],
    ['counts.notKnown', counts.notKnown],
  ] as const;
  for (const [code, count] of rest) if (count > 0) parts.push(t(code, { count: formatCount(count) }));
  return parts.join(', ');
}
