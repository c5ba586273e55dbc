import type { HostAct } from '#shared/domain/index.ts';

/** The fields of one kind of act: what it is, how it is changed, and what is wrong at a part of it, such as `act.command`. */
export interface ActProps<Act extends HostAct> {
  readonly act: Act;
  /** `field`: typing on in it is one step back. */
  readonly onChange: (act: Act, field: string) => void;
  readonly error: (part: string) => string | null;
}

export type ActOf<Kind extends HostAct['kind']> = Extract<HostAct, { readonly kind: Kind }>;
