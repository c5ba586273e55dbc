import type { EvidenceAnchor } from '#shared/ipc/index.ts';
import type { StoreFailure } from '../../store/ports.ts';

/** A finished pack, to be written to a file as it is. */
export interface EvidencePack {
  /** A file name that every platform takes. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Wall clock, epoch milliseconds. */
  readonly madeAt: number;
  /** Records of the journal in it. */
  readonly records: number;
  readonly anchor: EvidenceAnchor;
}

/** Why there is no pack. */
export type EvidenceFailure =
  /** Only the console that made the run, or took it over, has its journal. */
  | { readonly is: 'no-journal' }
  /** The journal cannot be read: also where its chain is broken. */
  | { readonly is: 'store'; readonly failure: StoreFailure }
  /** Something that looks like a secret stands in a record: nothing leaves the computer. `record` counts from 1. */
  | { readonly is: 'holds-secret'; readonly record: number; readonly field: string }
  /** Beyond what a pack may hold, in bytes or records. */
  | { readonly is: 'too-large'; readonly limit: 'bytes' | 'records'; readonly most: number }
  /** The installation's key can neither be read nor made. */
  | { readonly is: 'no-key'; readonly detail: string };
