import type { Combo } from './combos.ts';

/** One line of the palette. Each room offers its own; which there are does not depend on what is typed. */
export interface Command {
  readonly id: string;
  readonly kind: 'verb' | 'change' | 'map' | 'run' | 'page' | 'plan' | 'site' | 'connection' | 'setting' | 'vm';
  readonly title: string;
  /** What else is searched, and shown beside. */
  readonly beside: string;
  /** Keys that do the same, without the palette. */
  readonly keys?: Combo | undefined;
  /** Why it cannot be done now; null where it can. */
  readonly blocked: string | null;
  readonly run: () => void;
}
