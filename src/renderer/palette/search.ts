import type { EstatePicture } from '#shared/ipc/estate.ts';
import { vmsFound } from '../estate/find.ts';
import { best, plain, ranked, rankOf, wordsTyped } from '../search/rank.ts';
import type { Command } from '../ui/command.ts';
import { t } from '../ui/text.ts';

/** More than this nobody reads: another letter finds sooner. */
export const SHOWN_MAX = 40;
/** Of many VMs so many; the find field and the map show them all. */
const VMS_MAX = 12;

/**
 * What the palette shows for what was typed. Commands and VMs are ranked by the same rule; where they rank alike the
 * commands come first. Nothing typed: what is at hand, the possible before the impossible.
 */
export function commandsFound(
  commands: readonly Command[],
  picture: EstatePicture | null,
  text: string,
  commandOf: (slot: number) => Command,
): readonly Command[] {
  const typed = wordsTyped(text);
  if (typed.length === 0) return atHand(commands);
  const vms = picture ? vmsFound(picture, text, VMS_MAX) : [];
  const found = [
    ...ranked(commands, (command) => rankOf(typed, command.title, besideOf(command))),
    ...vms.map(({ item, rank }) => ({ item: commandOf(item), rank })),
  ];
  return best(found, SHOWN_MAX).map(({ item }) => item);
}

/** Its kind as well: "plan erp" finds plans. */
function besideOf({ kind, beside }: Command): string {
  return plain(`${t(`palette.kind.${kind}`)} ${beside}`);
}

const kindsAtHand: readonly Command['kind'][] = ['verb', 'change', 'map', 'run', 'page'];

function atHand(commands: readonly Command[]): readonly Command[] {
  const found = commands.filter(({ kind }) => kindsAtHand.includes(kind));
  return [...found.filter(({ blocked }) => blocked === null), ...found.filter(({ blocked }) => blocked !== null)].slice(
    0,
    SHOWN_MAX,
  );
}
