import { Filter } from 'lucide-react';
import { useId } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { showFilter, useNavigation } from '../app/navigation.ts';
import { gatewayNow, useCurrentConnection } from '../connections/store.ts';
import { usePlanGroups } from './planGroups.ts';
import { combinationOf } from '../selection/combination.ts';
import { countOf, type Mask, slotsOf } from '../selection/mask.ts';
import { chooseSlots } from '../selection/store.ts';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { useNow } from '../ui/clock.ts';
import { counted, t } from '../ui/text.ts';
import { facets, type Held, valuesIn } from './facets.ts';
import { FacetValues } from './FacetValues.tsx';
import { clearFilter, filtered, isEmptyFilter, useFilter, whyNotClear } from './filter.ts';
import { matchesOf, useFind } from './find.ts';
import styles from './FilterMenu.module.css';
import { useCurrentPicture } from './store.ts';

const cx = classesOf(styles);

interface Props {
  /** How many VMs stand out. */
  readonly count: number;
}

/** What stands out on the map and is left in the list, and a way to select all of it. */
export function FilterMenu({ count }: Props) {
  const { filter } = useFilter();
  const isOpen = useNavigation((state) => state.filterShown);
  const isSet = !isEmptyFilter(filter);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={showFilter}>
      <Button look="quiet">
        <Filter size={14} aria-hidden="true" fill={isSet ? 'currentColor' : 'none'} />
        {isSet ? t('map.filter.set', counted(count)) : t('map.filter')}
      </Button>
      <Popover className={cx('popover')} placement="bottom start">
        <Dialog className={cx('filter')} aria-label={t('map.filter')}>
          <OpenFilter />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** A component of its own: what there is to choose from is worked out only while the menu is open. */
function OpenFilter() {
  const picture = useCurrentPicture();
  const connection = useCurrentConnection();
  const plans = usePlanGroups(connection?.id ?? '', connection !== null);
  const now = gatewayNow(connection, useNow());
  return picture && <FilterChoices picture={picture} plans={plans} gatewayNow={now} />;
}

function FilterChoices(held: Held) {
  const { filter } = useFilter();
  const text = useFind((state) => state.text);
  return (
    <>
      <div className={cx('facets')}>
        {facets.map((facet) => (
          <FacetValues key={facet} facet={facet} values={valuesIn(facet, held)} />
        ))}
      </div>
      <FilterActions all={held.picture.vmIds.length} matches={filtered(matchesOf(held.picture, text), filter, held)} />
    </>
  );
}

function FilterActions({ all, matches }: { readonly all: number; readonly matches: Mask | null }) {
  const { filter } = useFilter();
  const hintId = useId();
  const count = matches === null ? all : countOf(matches);
  return (
    <div className={cx('actions')}>
      <Button
        isDisabled={matches === null || count === 0}
        aria-describedby={hintId}
        onPress={({ shiftKey, altKey }) => {
          if (matches !== null) chooseSlots(slotsOf(matches), combinationOf({ shift: shiftKey, alt: altKey }));
        }}
      >
        {count === 0 ? t('map.filter.none') : t('map.filter.select', counted(count))}
      </Button>
      <span id={hintId} className={cx('number')}>
        {t('map.filter.select.hint')}
      </span>
      <Button look="quiet" whyNot={whyNotClear(filter)} onPress={clearFilter}>
        {t('map.filter.clear')}
      </Button>
    </div>
  );
}
