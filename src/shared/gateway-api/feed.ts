import { z } from 'zod';
import { entityId, epochMs, sentence } from '../domain/index.ts';

/**
 * The change feed: `GET /changes?after=CURSOR[&follow=true]`, one JSON value a line.
 *
 * The first line is always `epoch`. Without `after` a snapshot follows: `begin`, every entity once in rising `seq`,
 * `end` with the cursor from which the changes go on. With `follow=true` the answer stays open and carries heartbeats.
 *
 * Numbers of a snapshot only rise. After a cursor they have no holes: a provider numbers every change by one, so that each
 * line is the cursor's number plus one, and so on. A missing number is a lost line, and the reader begins anew from its last
 * committed cursor; a number that it has already is a repetition, and is ignored. A heartbeat's `head` comes no later than the
 * next heartbeat.
 */

/** Longest line in characters; a longer one ends the connection. */
export const FEED_LINE_CHARS_MAX = 4_000_000;
/** A following feed carries a line at least this often. */
export const HEARTBEAT_INTERVAL_MS = 5_000;

export const cursor = z.string().regex(/^[A-Za-z0-9-]{1,64}\.[0-9]{1,16}$/, 'an epoch, a point, a number');

/** One change of one entity. `seq` rises by one with every change and is the same at all gateways of a provider. */
export const changeLine = z.object({
  seq: z.int().min(1),
  kind: z.string().min(1).max(64),
  id: entityId,
  rev: z.int().min(0),
  op: z.enum(['upsert', 'delete']),
  /** The whole entity by its schema; null for a delete. */
  body: z.unknown(),
  /** The operation that caused it. */
  causedBy: entityId.optional(),
  /** Why an entity is no more, for a delete. */
  reason: sentence.optional(),
});
export type ChangeLine = z.infer<typeof changeLine>;

export const controlLine = z.discriminatedUnion('control', [
  /** Names the numbering of `seq`, and the newest number this gateway has; one that is behind our cursor is not used. */
  z.object({
    control: z.literal('epoch'),
    epoch: z.string().regex(/^[A-Za-z0-9-]{1,64}$/),
    head: z.int().min(0),
    time: epochMs,
  }),
  z.object({ control: z.literal('begin'), snapshotId: entityId, asOf: z.int().min(0) }),
  z.object({ control: z.literal('end'), cursor }),
  z.object({ control: z.literal('heartbeat'), time: epochMs, head: z.int().min(0) }),
]);
export type ControlLine = z.infer<typeof controlLine>;
export type FeedLine = ChangeLine | ControlLine;

export const changesQuery = z.object({ after: cursor.optional(), follow: z.enum(['true', 'false']).optional() });

/** One entity read by itself, as the feed last told it. */
export const entityReply = z.object({
  seq: z.int(),
  kind: z.string(),
  id: entityId,
  rev: z.int(),
  body: z.unknown(),
  causedBy: entityId.optional(),
});
export type EntityReply = z.infer<typeof entityReply>;

/** Composes a cursor. */
export function cursorAt(epoch: string, seq: number): string {
  return `${epoch}.${String(seq)}`;
}

/** Takes a cursor apart; null where it is none. */
export function parseCursor(text: string): { readonly epoch: string; readonly seq: number } | null {
  if (!cursor.safeParse(text).success) return null;
  const dot = text.lastIndexOf('.');
  return { epoch: text.slice(0, dot), seq: Number(text.slice(dot + 1)) };
}
