/** Something that must not be in an honest pack. `code` is stable; `detail` says it to a person, in English. */
export interface Finding {
  readonly code: FindingCode;
  /** The file of the pack that it is about; null where it is about the whole. */
  readonly file: string | null;
  readonly detail: string;
}

export type FindingCode =
  /** It is no zip of the one form that packs have: other bytes, order, names, sizes; something added or appended. */
  | 'container'
  | 'too-large'
  | 'file-missing'
  | 'file-unknown'
  | 'file-changed'
  /** A file that is not by the format of packs. */
  | 'malformed'
  /** A record whose link is not the hash of it and of all before it. */
  | 'chain-broken'
  /** The chain is whole, but is not the one that was signed: records were cut off, added, or all links made anew. */
  | 'chain-other'
  | 'signature-wrong'
  | 'installation-key-other'
  | 'receipt-wrong'
  | 'receipt-other-run'
  | 'gateway-key-other'
  /** `run.json` or another file tells otherwise than the chain does. */
  | 'contradiction';

/** By which key something was judged. A key inside the pack is only asserted by whoever made the pack. */
export type JudgedBy = 'own-copy' | 'self-asserted' | 'nothing';

/** What a verifier says of a pack. */
export interface Verdict {
  /** There is no finding. It says nothing of `anchored`. */
  readonly verified: boolean;
  /** The gateway's receipt is there and fits the chain, by the key named in `judgedBy.gateway`. */
  readonly anchored: boolean;
  /** Why it is not anchored; null where it is. */
  readonly unanchoredBecause: string | null;
  readonly judgedBy: { readonly gateway: JudgedBy; readonly installation: JudgedBy };
  readonly runId: string | null;
  readonly title: string | null;
  readonly records: number;
  /** The receipt covers the first so many records; 0 where it is not anchored. */
  readonly recordsUnderReceipt: number;
  /** The types of the records behind those, the first 100: `ended`, `receipt-kept`, `sealed` where nothing is amiss. */
  readonly behindReceipt: readonly string[];
  /** At most 100; what is beyond is counted in the last. */
  readonly findings: readonly Finding[];
}

/** A person's own copies of the keys, each as base64 of its SPKI form; null where they have none. */
export interface OwnKeys {
  readonly gateway: string | null;
  readonly installation: string | null;
}
