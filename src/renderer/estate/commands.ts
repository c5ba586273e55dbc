import { go, type Page, showFilter } from '../app/navigation.ts';
import type { Command } from '../ui/command.ts';
import { t } from '../ui/text.ts';
import { clearFilter, type EstateFilter, whyNotClear } from './filter.ts';

/** What map and list are filtered by: chosen where one of them is seen, cleared from anywhere. */
export function filterCommands(filter: EstateFilter, page: Page): readonly Command[] {
  const isSeen = page.kind === 'map' || page.kind === 'replicas';
  return [
    {
      ...{ id: 'filter open', kind: 'map', title: t('palette.then', { what: t('map.filter') }), beside: '' },
      blocked: null,
      run: () => {
        if (!isSeen) go({ kind: 'map' });
        showFilter(true);
      },
    },
    {
      ...{ id: 'filter clear', kind: 'map', title: t('map.filter.clear'), beside: '' },
      blocked: whyNotClear(filter),
      run: clearFilter,
    },
  ];
}
