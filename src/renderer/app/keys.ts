import { askFind, askWork, go, showKeys, useNavigation } from './navigation.ts';

/** Keys that work everywhere but in a field or a dialog. What the map does with keys is the map's own. */
export function listenForKeys(): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target) || document.querySelector('[role="dialog"]')) return;
    if (event.key === '?') showKeys(true);
    else if (event.key === '/' && useNavigation.getState().page.kind !== 'review') askFind();
    else if (event.key === 'm') {
      go({ kind: 'map' });
      askWork();
    } else return;
    event.preventDefault();
  };
  document.addEventListener('keydown', onKeyDown);
  return () => document.removeEventListener('keydown', onKeyDown);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
}
