import { create } from 'zustand';

/** Where in the window a person is. The review is a page of its own: nothing else may be clicked by mistake there. */
export type Page =
  | { readonly kind: 'map' }
  | { readonly kind: 'replicas' }
  | { readonly kind: 'vm'; readonly vmId: string; readonly from: 'map' | 'replicas' }
  | { readonly kind: 'plans'; readonly planId: string | null }
  | { readonly kind: 'runs'; readonly runId: string | null }
  | { readonly kind: 'history' }
  | { readonly kind: 'failback'; readonly failbackId: string | null }
  | { readonly kind: 'settings' }
  | { readonly kind: 'connect' }
  | { readonly kind: 'review' };

interface Navigation {
  readonly page: Page;
  readonly keysShown: boolean;
  readonly paletteShown: boolean;
  /** Rises when the find field should take the keyboard. */
  readonly findAsked: number;
  /** Rises when map or list, whichever is there, should take the keyboard. */
  readonly workAsked: number;
}

export const useNavigation = create<Navigation>()(() => ({
  page: { kind: 'map' },
  keysShown: false,
  paletteShown: false,
  findAsked: 0,
  workAsked: 0,
}));

export function go(page: Page): void {
  useNavigation.setState({ page });
}

/** Opens the page of one VM, and remembers where from. */
export function goToVm(vmId: string): void {
  const { page } = useNavigation.getState();
  go({ kind: 'vm', vmId, from: page.kind === 'map' ? 'map' : 'replicas' });
}

export function showKeys(keysShown: boolean): void {
  useNavigation.setState({ keysShown });
}

export function showPalette(paletteShown: boolean): void {
  useNavigation.setState({ paletteShown });
}

export function askFind(): void {
  useNavigation.setState(({ findAsked }) => ({ findAsked: findAsked + 1 }));
}

/** Gives the keyboard to the map or the list. */
export function askWork(): void {
  useNavigation.setState(({ workAsked }) => ({ workAsked: workAsked + 1 }));
}
