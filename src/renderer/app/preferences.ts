import { create, type StoreApi } from 'zustand';
import type { Preferences, PreferencesView } from '#shared/ipc/index.ts';
import { nextTextSize } from '#shared/ipc/preferences.ts';
import { answered, bridge } from '../bridge.ts';
import { setLanguage } from '../ui/language.ts';
import { takeNotice } from './notices.ts';

/** What the program last said about the preferences of this computer; null before its first answer. */
export const usePreferences = create<{ readonly view: PreferencesView | null }>()(() => ({ view: null }));

/** Puts them on the page: language, contrast, motion. Colours and size come from the program itself. */
export function takePreferences(view: PreferencesView): void {
  setLanguage(view.language);
  wear(view.preferences);
  if (view.problem !== null) {
    takeNotice({ id: 'preferences', level: 'warning', message: view.problem, at: Date.now() });
  }
  usePreferences.setState({ view });
}

const wantsContrast = () => matchMedia('(prefers-contrast: more)');

/** Follows the system while a person leaves it to the system. Returns the function that ends it. */
export function followContrast(): () => void {
  const list = wantsContrast();
  const read = () => {
    const { view } = usePreferences.getState();
    if (view !== null) wear(view.preferences);
  };
  list.addEventListener('change', read);
  return () => list.removeEventListener('change', read);
}

function wear({ theme, motion }: Preferences): void {
  const { dataset } = document.documentElement;
  const isStrong = theme === 'high-contrast' || (theme === 'system' && wantsContrast().matches);
  dataset['contrast'] = isStrong ? 'more' : 'usual';
  dataset['motion'] = motion;
}

/** Changes a preference. It holds when the program has kept it; where it could not, the person is told. */
export async function prefer(part: Partial<Preferences>): Promise<void> {
  const answer = await answered(bridge().preferencesSet(part));
  if (answer.ok) takePreferences(answer.value);
  else takeNotice({ id: 'preferences', level: 'error', message: answer.failure.message, at: Date.now() });
}

/**
 * Ties a store to the preference of that name: it becomes what was kept, and what is chosen in it holds at once and is kept
 * behind it.
 */
export function keepPreference<P extends 'map' | 'list'>(name: P, store: StoreApi<Preferences[P]>): void {
  let underway = 0;
  const kept = () => usePreferences.getState().view?.preferences[name];
  const isKept = () => JSON.stringify(store.getState()) === JSON.stringify(kept());
  const keep = async () => {
    underway += 1;
    await prefer({ [name]: store.getState() });
    underway -= 1;
  };
  const take = () => {
    const value = kept();
    // What is still on its way was chosen later.
    if (value !== undefined && underway === 0 && !isKept()) store.setState(value);
  };
  take();
  usePreferences.subscribe(take);
  store.subscribe(() => {
    if (!isKept()) void keep();
  });
}

/** Null: the usual size. */
export function changeTextSize(step: 1 | -1 | null): void {
  const { view } = usePreferences.getState();
  if (view === null) return;
  void prefer({ textSize: step === null ? 100 : nextTextSize(view.preferences.textSize, step) });
}
