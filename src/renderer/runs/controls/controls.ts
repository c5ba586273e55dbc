import type { RunSummary, RunView } from '#shared/ipc/index.ts';
import { bridge } from '../../bridge.ts';
import type { WhyNot } from '../../offline/whyNot.ts';
import { t } from '../../ui/text.ts';
import { closeForm, openForm, tellRun } from './calls.ts';
import { askRunView } from '../store.ts';
import { forgetFor } from './typed.ts';
import { isFenced } from '../words.ts';

/** What a person can do about a run on its page. Its buttons and the palette take it from here: word, rule and deed. */
export interface RunControl {
  readonly id: string;
  /** As it stands on its button. */
  readonly word: string;
  /** What it is about, where that stands beside the button. */
  readonly about?: string;
  /** Why it cannot be done now; null where it can. */
  readonly whyNot: string | null;
  readonly press: () => void;
}

/** While it counts down nothing has been sent, so nothing is asked either. */
export function stopOf(run: RunSummary): RunControl | null {
  const { runId, can } = run;
  if (!can.stop) return null;
  return isArming(run)
    ? {
        id: 'stop',
        word: t('countdown.stop'),
        whyNot: null,
        press: () => void tellRun(runId, () => bridge().runStop({ runId })),
      }
    : { id: 'stop', word: t('run.stop'), whyNot: null, press: () => openForm(runId, 'stop') };
}

/** Nothing goes on but what a person would pass over: without that word the run is over. */
export function endOf({ runId, questions, lines }: RunView): RunControl | null {
  const isHeldUp = questions.some(({ kind }) => kind === 'failure');
  if (!isHeldUp || lines.some(({ endedAt }) => endedAt === null)) return null;
  const press = () => void tellRun(runId, () => bridge().runStop({ runId }));
  return { id: 'end', word: t('holdUps.end'), whyNot: null, press };
}

export function isArming({ phase, armedUntil }: RunSummary): boolean {
  return phase === 'arming' && armedUntil !== null;
}

/** Says that a person has seen how the run ended. */
export function acknowledgeOf({ runId, can }: RunSummary): RunControl | null {
  if (!can.acknowledge) return null;
  const press = () => void tellRun(runId, () => bridge().runAcknowledge({ runId }));
  return { id: 'acknowledge', word: t('run.acknowledge'), whyNot: null, press };
}

export function resumeOf({ runId, can }: RunSummary, whyNot: WhyNot): RunControl | null {
  if (!can.resume) return null;
  const press = () => void tellRun(runId, () => bridge().runResume({ runId }));
  return { id: 'resume', word: t('findings.resume'), whyNot: whyNot('run.resume'), press };
}

export function takeOverOf({ runId, can }: RunSummary, whyNot: WhyNot): RunControl | null {
  if (!can.takeOver) return null;
  const press = () => openForm(runId, 'take-over');
  return { id: 'take-over', word: t('takeOver.open'), whyNot: whyNot('run.takeOver'), press };
}

/** A run that another console has taken over is not ended from here. */
export function abandonOf(run: RunSummary, whyNot: WhyNot): RunControl | null {
  if (!run.can.abandon || isFenced(run)) return null;
  const press = () => openForm(run.runId, 'abandon');
  return { id: 'abandon', word: t('findings.abandon'), whyNot: whyNot('run.abandon'), press };
}

/** The ways on from where a run does not go on by itself: resume it here, take it over, or end it. */
export function waysOf(run: RunSummary, whyNot: WhyNot): readonly RunControl[] {
  return [resumeOf(run, whyNot), takeOverOf(run, whyNot), abandonOf(run, whyNot)].filter((control) => control !== null);
}

export async function abandon({ runId }: RunSummary, reason: string): Promise<void> {
  if (await tellRun(runId, () => bridge().runAbandon({ runId, reason }))) sent(runId, 'abandon');
}

/** The other console then sends nothing more; this one sends nothing either before a person has looked and resumed. */
export async function takeOver({ connectionId, runId }: RunSummary, reason: string): Promise<void> {
  if (!(await tellRun(runId, () => bridge().runTakeOver({ connectionId, runId, reason })))) return;
  sent(runId, 'take-over');
  await askRunView(runId);
}

function sent(runId: string, form: 'abandon' | 'take-over'): void {
  closeForm(runId);
  forgetFor(runId, form);
}
