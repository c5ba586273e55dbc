import { z } from 'zod';
import { ed25519Key, entityId } from '../domain/index.ts';
import type { Message } from '../texts/index.ts';

export const evidenceOfRun = z.object({ runId: entityId });
export const confirmReceiptKeyRequest = z.object({ connectionId: entityId, publicKey: ed25519Key });

/** Whether somebody else than this console stands for a run's journal: the gateway's receipt, and how much it covers. */
export type EvidenceAnchor =
  | {
      readonly is: 'anchored';
      /** Gateway time of the receipt. */
      readonly at: number;
      /** The receipt covers the first so many records. */
      readonly records: number;
    }
  | {
      readonly is: 'unanchored';
      /** Why there is no receipt, or why the one that is there is not believed. */
      readonly why: Message;
    };

/** What a run's evidence pack would hold now. */
export interface RunEvidenceView {
  readonly runId: string;
  /** Records of its journal. */
  readonly records: number;
  /** The newest link, 64 hex digits. */
  readonly chainHead: string;
  readonly anchor: EvidenceAnchor;
  /** When the installation's key signed the journal at the run's end; null where it did not. */
  readonly sealedAt: number | null;
}

/** A finished evidence pack, to be written to a file as it is. */
export interface EvidencePackView {
  /** A file name that every platform takes, such as `evidence-2026-11-22-fail-over-LON-A.zip`. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Lower-case hex SHA-256 of `bytes`. */
  readonly sha256: string;
  readonly madeAt: number;
  readonly records: number;
  readonly anchor: EvidenceAnchor;
}

export interface PublicKeyView {
  /** 64 hex digits. */
  readonly id: string;
  /** Base64 of the SPKI form; what `npm run verify -- --gateway-key` takes. */
  readonly publicKey: string;
}

/** The keys that evidence is judged by. */
export interface EvidenceKeysView {
  /** Of this installation; null until it signs for the first time. */
  readonly installation: (PublicKeyView & { readonly madeAt: number; readonly keptIn: 'key-store' | 'file' }) | null;
  readonly connections: readonly {
    readonly connectionId: string;
    readonly name: string;
    /** The gateway's receipt key as it was pinned; null where it gives no receipts, or was not reached since. */
    readonly pinned: PublicKeyView | null;
    /** What the gateway shows instead, until a person confirms it; null where it shows the pinned one. */
    readonly presented: PublicKeyView | null;
  }[];
}
