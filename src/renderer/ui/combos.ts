import type { WindowText } from '#shared/texts/en/window.ts';
import { t } from './text.ts';

/** Keys that are pressed together. `key` is what the keyboard event calls it, letters in lower case. */
export interface Combo {
  readonly key: string;
  /** Ctrl, or Command on a Mac. */
  readonly mod?: boolean;
  readonly shift?: boolean;
  readonly alt?: boolean;
  /** Held, for what the pointer does. */
  readonly space?: boolean;
}

/** What of an event tells which keys are down. */
export type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** Shift counts for letters only: whether `+` and `?` need it depends on the keyboard. */
export function isPressed(combo: Combo, event: Pressed): boolean {
  const isLetter = /^[a-z]$/.test(combo.key);
  return (
    event.key.toLowerCase() === combo.key.toLowerCase() &&
    (event.ctrlKey || event.metaKey) === (combo.mod ?? false) &&
    event.altKey === (combo.alt ?? false) &&
    (!isLetter || event.shiftKey === (combo.shift ?? false))
  );
}

const names: Readonly<Record<string, WindowText>> = {
  escape: 'key.escape',
  enter: 'key.enter',
  ' ': 'key.space',
  arrows: 'key.arrows',
  pageup: 'key.pageUp',
  pagedown: 'key.pageDown',
  home: 'key.home',
  end: 'key.end',
  drag: 'key.drag',
  wheel: 'key.wheel',
  swipe: 'key.swipe',
  click: 'key.click',
  doubleclick: 'key.doubleClick',
  pinch: 'key.pinch',
  delete: 'key.delete',
};

const isMac = typeof navigator !== 'undefined' && navigator.userAgent.includes('Macintosh');

/** "Ctrl + K", as the keys are labelled. */
export function comboWords({ key, mod, shift, alt, space }: Combo): string {
  const name = names[key.toLowerCase()];
  return [
    mod === true && (isMac ? '⌘' : t('key.ctrl')),
    shift === true && t('key.shift'),
    alt === true && t('key.alt'),
    space === true && t('key.space'),
    name === undefined ? key.toUpperCase() : t(name),
  ]
    .filter((part) => part !== false)
    .join(' + ');
}
