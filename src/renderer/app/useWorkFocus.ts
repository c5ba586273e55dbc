import { type RefObject, useEffect } from 'react';
import { useNavigation } from './navigation.ts';

/** Takes the keyboard when it is asked for, also by whoever led to this page. */
export function useWorkFocus(element: RefObject<HTMLElement | null>): void {
  const asked = useNavigation((state) => state.workAsked);
  useEffect(() => {
    if (asked === lastAnswered.count) return;
    lastAnswered.count = asked;
    element.current?.focus({ preventScroll: true });
  }, [asked, element]);
}

/** Across pages: a question that was answered on the map must not be answered again when the list opens. */
const lastAnswered = { count: 0 };
