import type { AlertKind } from '#shared/ipc/index.ts';
import type { Message } from '#shared/texts/index.ts';

/** Something that a person should hear although they look elsewhere. */
export interface Alert {
  readonly kind: AlertKind;
  readonly connectionId: string;
  /** `{what}` in it is filled with the name of what it is about. */
  readonly title: Message;
  /** What it is about: by its name, and without the name of any VM. */
  readonly what: { readonly named: string; readonly plain: Message };
  readonly body: Message;
  /** The body where names are not to leave this computer; the same where it holds none. */
  readonly plainBody: Message;
  /** VMs that it is about, by name. */
  readonly names: readonly string[];
  readonly facts: Readonly<Record<string, string | number>>;
  /** What a click on it opens. */
  readonly opens:
    | { readonly kind: 'run'; readonly connectionId: string; readonly runId: string }
    | { readonly kind: 'vm'; readonly connectionId: string; readonly vmId: string }
    | { readonly kind: 'map'; readonly connectionId: string };
  /** It does not go on without a person. */
  readonly isUrgent: boolean;
}
