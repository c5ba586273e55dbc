import type { RunVerb } from '#shared/domain/index.ts';
import { counted, t } from './text.ts';

/** "Fail over 24 VMs": a button repeats verb and number. */
export function verbWithCount(verb: RunVerb, count: number): string {
  return t(`verb.${verb}.count`, counted(count));
}

export function verbWord(verb: RunVerb): string {
  return t(`verb.${verb}`);
}
