import { createHash } from 'node:crypto';
import { z } from 'zod';
import { entitySchemas } from '#shared/gateway-api/index.ts';
import type { Schema } from '../migrate.ts';
import { pictures } from './0001-pictures.ts';
import { away } from './0002-away.ts';

export const inventorySchema: Schema = {
  /** "FsIw" */
  applicationId: 0x4673_4977,
  migrations: [pictures, away],
};

/** The tables whose rows belong to a picture, in the order they are swept. */
export const pictureTables = ['points', 'replica', 'vm', 'operation', 'other'] as const;

let shape: string | null = null;

/**
 * A fingerprint of what the bodies look like to this program. Lines that another version cached are shown after being
 * checked one by one, and fetched anew as soon as the provider is heard.
 */
export function bodyShape(): string {
  shape ??= createHash('sha256')
    .update(
      JSON.stringify(
        Object.entries(entitySchemas).map(([kind, schema]) => [
          kind,
          z.toJSONSchema(schema, { unrepresentable: 'any' }),
        ]),
      ),
    )
    .digest('hex');
  return shape;
}
