import { entityId, planDraft } from '../domain/index.ts';
import type { z } from 'zod';

/** `POST /plans`. The id is made by the console, so that a lost reply is no second plan: the same id with the same body answers again. */
export const createPlanRequest = planDraft.extend({ id: entityId });
export type CreatePlanRequest = z.infer<typeof createPlanRequest>;

/** `If-Match` of a plan that was read with this `rev`. */
export const HEADER_IF_MATCH = 'if-match';
export function planETag(rev: number): string {
  return `"${String(rev)}"`;
}

/** The revision of an ETag; null where it is none. */
export function revOfETag(text: string): number | null {
  const digits = /^"([0-9]{1,15})"$/.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}
