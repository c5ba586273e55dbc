import type { WindowText } from '#shared/texts/en/window.ts';
import { slotOf } from '../estate/delta.ts';
import { find, useFind } from '../estate/find.ts';
import { currentPicture } from '../estate/store.ts';
import { type EstateFilter, filterBy, useFilter } from '../estate/filter.ts';
import { useMapView } from '../map/view.ts';
import { changeDraft, type Draft, useDraft } from '../review/draft.ts';
import { type Mask, sameMask, slotsOf } from '../selection/mask.ts';
import { select, selectSlots, useSelection } from '../selection/store.ts';
import { t } from '../ui/text.ts';
import { History } from './history.ts';
import { useNavigation } from './navigation.ts';
import { say } from './said.ts';

const history = new History();

const words: Readonly<Record<string, WindowText>> = {
  selection: 'choice.selection',
  find: 'choice.find',
  choices: 'choice.choices',
  view: 'choice.view',
  filter: 'choice.filter',
};

interface Selected {
  readonly vmIds: readonly string[];
  readonly mask: Mask;
}

const selection = {
  name: 'selection',
  put: ({ vmIds, mask }: Selected) => {
    if (vmIds === useSelection.getState().vmIds) {
      select(mask);
      return;
    }
    // Another picture came since: the same VMs, wherever they stand now.
    const picture = currentPicture();
    if (picture) selectSlots(slotsOf(mask).map((slot) => slotOf(picture, vmIds[slot] ?? '')));
  },
};
const sought = { name: 'find', put: find };
const choices = { name: 'choices', put: (draft: Draft) => changeDraft(draft) };

const view = { name: 'view', put: (shown: MapView) => useMapView.setState(shown) };
type MapView = ReturnType<typeof useMapView.getState>;

const filter = { name: 'filter', put: (chosen: EstateFilter) => filterBy(chosen) };

/** Fields in which a person types letter by letter. */
const typedFields = ['reason', 'pointTime', 'finaliseBy', 'breakGlass'] as const satisfies readonly (keyof Draft)[];

/** Keeps what is chosen from now on, so that it can be taken back. Returns the function that ends it. */
export function keepChoices(): () => void {
  const ends = [
    useSelection.subscribe(keepSelection),
    useFind.subscribe((after, before) => {
      if (after.text !== before.text) history.note(sought, before.text, after.text, 'text');
    }),
    useDraft.subscribe(keepDraft),
    useMapView.subscribe((after, before) => history.note(view, before, after)),
    useFilter.subscribe((after, before) => history.note(filter, before.filter, after.filter)),
  ];
  return () => {
    for (const end of ends) end();
  };
}

function keepSelection(after: Selected, before: Selected): void {
  // A new picture carries the selection along: nobody chose that.
  if (after.vmIds !== before.vmIds || sameMask(after.mask, before.mask)) return;
  history.note(selection, before, after);
}

function keepDraft(after: Draft, before: Draft): void {
  const changed = (Object.keys(after) as (keyof Draft)[]).filter((key) => after[key] !== before[key]);
  if (changed.length === 0) return;
  const typed = typedFields.find((field) => changed.length === 1 && field === changed[0]);
  history.note(choices, before, after, typed ?? null);
}

/** A page on which something of its own is edited: there, its steps are what is taken back. */
export interface OwnHistory {
  /** False where there is nothing. */
  readonly undo: () => boolean;
  readonly redo: () => boolean;
  /** What is edited. */
  readonly what: WindowText;
}

let ofPage: OwnHistory | null = null;

/** As long as the page is shown. Returns the function that ends it. */
export function takeBackHere(own: OwnHistory): () => void {
  ofPage = own;
  return () => {
    if (ofPage === own) ofPage = null;
  };
}

export function undo(): void {
  if (ofPage === null) move(() => history.undo(), 'choice.done', 'choice.nothing');
  else say(ofPage.undo() ? t('choice.done', { what: t(ofPage.what) }) : t('choice.nothing'));
}

export function redo(): void {
  if (ofPage === null) move(() => history.redo(), 'choice.redone', 'choice.nothingAgain');
  else say(ofPage.redo() ? t('choice.redone', { what: t(ofPage.what) }) : t('choice.nothingAgain'));
}

/** What was chosen has become a run. From here on only a run of its own undoes it. */
export function forgetChoices(): void {
  history.forget();
}

function move(go: () => string | null, done: WindowText, nothing: WindowText): void {
  // What is read there was made from the choices: they may not change behind its back.
  if (useNavigation.getState().page.kind === 'review') {
    say(t('choice.inReview'));
    return;
  }
  const name = go();
  const what = name === null ? undefined : words[name];
  say(what === undefined ? t(nothing) : t(done, { what: t(what) }));
}
