/** Every kind of fault that a world can meet. */
export const faultKinds = [
  'loseRequest',
  'loseReply',
  'duplicate',
  'late',
  'cutStream',
  'feedLine',
  'cursorExpired',
  'providerRestart',
  'gatewayDown',
  'operationFails',
  'operationHangs',
  'operationWithoutEffect',
  'leaseLost',
  'takenOver',
  'clockJump',
  'sleep',
  'diskFull',
  'tornTail',
  'signInExpired',
  'pointGone',
  'hostFull',
  'sourceSwitched',
  'siteReturns',
  'kill',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** How often each kind of fault struck. */
export type FaultCounts = Record<FaultKind, number>;

export function noFaults(): FaultCounts {
  return Object.fromEntries(faultKinds.map((kind) => [kind, 0])) as FaultCounts;
}

/** After these a run may not complete however long it is given: something of the world itself is different. */
const LASTING: readonly FaultKind[] = [
  'operationFails',
  'operationWithoutEffect',
  'pointGone',
  'hostFull',
  'sourceSwitched',
  'siteReturns',
  'takenOver',
];

/** The faults of one world: which are let in, and how often each has struck. */
export class Faults {
  readonly counts = noFaults();
  readonly #without: ReadonlySet<FaultKind>;

  constructor(without: readonly FaultKind[]) {
    this.#without = new Set(without);
  }

  /** True, and counted, unless this kind is kept out. */
  strike(kind: FaultKind): boolean {
    if (this.#without.has(kind)) return false;
    this.counts[kind] += 1;
    return true;
  }

  get lasting(): boolean {
    return LASTING.some((kind) => this.counts[kind] > 0);
  }
}
