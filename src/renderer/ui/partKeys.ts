import type { WindowText } from '#shared/texts/en/window.ts';
import type { Combo } from './combos.ts';

export interface KeyInput {
  /** `KeyboardEvent.key`. */
  readonly key: string;
  readonly shift: boolean;
  readonly alt: boolean;
  /** Ctrl, or Cmd on a Mac. */
  readonly ctrl: boolean;
}

/** A key of one part of the window: what is pressed, what it is called, what it does. The dialog of the keys shows it. */
export interface PartKey<Here> {
  /** As the keyboard event has them. */
  readonly keys: readonly string[];
  readonly shown: readonly Combo[];
  readonly word: WindowText;
  /** Whether what is held beside it is as it must be; anything, where it is not said. */
  readonly held?: (input: KeyInput) => boolean;
  /** False: it was not for this part after all. */
  readonly press: (here: Here, input: KeyInput) => unknown;
}

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>;

export function inputOf({ key, shiftKey, altKey, ctrlKey, metaKey }: Pressed): KeyInput {
  return { key, shift: shiftKey, alt: altKey, ctrl: ctrlKey || metaKey };
}

/** The first that fits holds. */
export function keyIn<Here>(table: readonly PartKey<Here>[], input: KeyInput): PartKey<Here> | undefined {
  return table.find(({ keys, held }) => keys.includes(input.key) && (held?.(input) ?? true));
}

/** Does what the key does in this part, if it does anything; then nobody else gets it. */
export function pressIn<Here>(
  table: readonly PartKey<Here>[],
  here: Here,
  event: Pressed & { readonly preventDefault: () => void },
): void {
  const input = inputOf(event);
  const key = keyIn(table, input);
  if (key !== undefined && key.press(here, input) !== false) event.preventDefault();
}
