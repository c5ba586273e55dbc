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
  | { readonly kind: 'review' }
  | { readonly kind: 'dry-run'; readonly connectionId: string; readonly planId: string }
  | { readonly kind: 'away' };

interface Navigation {
  readonly page: Page;
  readonly keysShown: boolean;
  readonly paletteShown: boolean;
  /** What map and list are filtered by. It lies over its page, and goes with it. */
  readonly filterShown: boolean;
  /** Rises when the find field should take the keyboard. */
  readonly findAsked: number;
  /** Rises when map or list, whichever is there, should take the keyboard. */
  readonly workAsked: number;
}

export const useNavigation = create<Navigation>()(() => ({
  page: { kind: 'map' },
  keysShown: false,
  paletteShown: false,
  filterShown: false,
  findAsked: 0,
  workAsked: 0,
}));

/** Whether the script of a page is there, and how it comes; `load` says whether it came. */
interface PageScripts {
  readonly isThere: (kind: Page['kind']) => boolean;
  readonly load: (kind: Page['kind']) => Promise<boolean>;
}

let scripts: PageScripts = { isThere: () => true, load: () => Promise.resolve(true) };
/** Where a person is going whose page is not there yet. */
let ahead: { readonly page: Page; readonly arrival: Promise<void> } | null = null;

export function pagesComeLater(given: PageScripts): void {
  scripts = given;
}

/** Where the page's script is still on its way, a person stays where he is until it has come: no page is ever empty. */
export function go(page: Page): void {
  if (scripts.isThere(page.kind)) {
    ahead = null;
    arrive(page);
    return;
  }
  const arrival = scripts.load(page.kind).then((came) => {
    if (ahead?.page !== page) return;
    ahead = null;
    if (came) arrive(page);
  });
  ahead = { page, arrival };
}

function arrive(page: Page): void {
  useNavigation.setState({ page, filterShown: false });
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

export function showFilter(filterShown: boolean): void {
  useNavigation.setState({ filterShown });
}

export function askFind(): void {
  useNavigation.setState(({ findAsked }) => ({ findAsked: findAsked + 1 }));
}

/** Gives the keyboard to the map or the list; to the one that a person is going to, once it is there. */
export function askWork(): void {
  const ask = () => useNavigation.setState(({ workAsked }) => ({ workAsked: workAsked + 1 }));
  if (ahead === null) ask();
  else void ahead.arrival.then(ask);
}
