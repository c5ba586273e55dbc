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
