import { z } from 'zod';

/**
 * A moment: milliseconds since 1970-01-01T00:00Z, an integer, by the gateway's clock unless a name says otherwise.
 * Every field that ends in `At`, `After`, `Before` or `Until` is one. Numbers, not texts, because a first sync of
 * 10,000 replicas carries 280,000 of them.
 */
export const epochMs = z.int().min(0).max(8_640_000_000_000_000);
export type EpochMs = z.infer<typeof epochMs>;

/** An identifier given by the provider: opaque, compared only for equality, safe in a path segment. */
export const entityId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/, 'letters, digits and . _ : - only, at most 128');
export type EntityId = z.infer<typeof entityId>;

/** A name as people gave it; shown as text, never interpreted. */
export const displayName = z.string().min(1).max(256);

/** A sentence written by a person or shown to one. */
export const sentence = z.string().max(2_000);
