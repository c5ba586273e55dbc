import { Filter } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import { gatewayNow, useCurrentConnection } from '../connections/store.ts';
import { countOf, slotsOf } from '../selection/mask.ts';
import { selectSlots } from '../selection/store.ts';
import { Button } from '../ui/Button.tsx';
import { Check } from '../ui/Check.tsx';
import { classesOf } from '../ui/classes.ts';
import { useNow } from '../ui/clock.ts';
import { StateMark } from '../ui/StateMark.tsx';
import { counted, formatCount, t } from '../ui/text.ts';
import {
  criticalities,
  emptyFilter,
  type Facet,
  facets,
  filterBy,
  filtered,
  isEmptyFilter,
  kinds,
  toggledFilter,
  useFilter,
  type ValueCount,
  valuesIn,
} from './filter.ts';
import { matchesOf, useFind } from './find.ts';
import styles from './FilterMenu.module.css';
import { isMark } from './marks.ts';
import { useCurrentPicture } from './store.ts';

const cx = classesOf(styles);

interface Props {
  /** How many VMs stand out. */
  readonly count: number;
}

/** What stands out on the map and is left in the list, and a way to select all of it. */
export function FilterMenu({ count }: Props) {
  const { filter } = useFilter();
  const isSet = !isEmptyFilter(filter);
  return (
    <DialogTrigger>
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
  return picture && <FilterChoices picture={picture} />;
}

function FilterChoices({ picture }: { readonly picture: EstatePicture }) {
  const { filter } = useFilter();
  const text = useFind((state) => state.text);
  const now = gatewayNow(useCurrentConnection(), useNow());
  const matches = filtered(picture, matchesOf(picture, text), filter, now);
  const count = matches === null ? picture.vmIds.length : countOf(matches);
  return (
    <>
      <div className={cx('facets')}>
        {facets.map((facet) => (
          <FacetValues key={facet} facet={facet} values={valuesIn(picture, facet, now)} picture={picture} />
        ))}
      </div>
      <div className={cx('actions')}>
        <Button
          isDisabled={matches === null || count === 0}
          onPress={() => matches !== null && selectSlots(slotsOf(matches))}
        >
          {count === 0 ? t('map.filter.none') : t('map.filter.select', counted(count))}
        </Button>
        <Button look="quiet" isDisabled={isEmptyFilter(filter)} onPress={() => filterBy(emptyFilter)}>
          {t('map.filter.clear')}
        </Button>
      </div>
    </>
  );
}

interface FacetProps {
  readonly facet: Facet;
  readonly values: readonly ValueCount[];
  readonly picture: EstatePicture;
}

function FacetValues({ facet, values, picture }: FacetProps) {
  const { filter } = useFilter();
  return (
    <fieldset className={cx('facet')}>
      <legend>{t(`map.filter.${facet}`)}</legend>
      {values.map(({ value, count }) => (
        <Check
          key={value}
          isSelected={filter[facet].has(value)}
          onChange={() => filterBy(toggledFilter(filter, facet, value))}
        >
          {wordOf(picture, facet, value)} <span className={cx('number')}>{formatCount(count)}</span>
        </Check>
      ))}
    </fieldset>
  );
}

function wordOf(picture: EstatePicture, facet: Facet, value: string): ReactNode {
  if (isMark(value)) return <StateMark mark={value} />;
  if (facet === 'site') return picture.sites.find(({ id }) => id === value)?.name ?? t('map.siteUnknown');
  const criticality = criticalities.find((one) => one === value);
  if (criticality !== undefined) return t(`map.filter.criticality.${criticality}`);
  const kind = kinds.find((one) => one === value);
  return kind === undefined ? value : t(`map.filter.kind.${kind}`);
}
