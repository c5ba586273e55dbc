import { Filter } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import type { ConnectionView } from '#shared/ipc/index.ts';
import { useCurrentConnection } from '../connections/store.ts';
import { isMark } from '../estate/marks.ts';
import { useCurrentPicture } from '../estate/store.ts';
import { countOf, slotsOf } from '../selection/mask.ts';
import { selectSlots } from '../selection/store.ts';
import { Button } from '../ui/Button.tsx';
import { Check } from '../ui/Check.tsx';
import { classesOf } from '../ui/classes.ts';
import { StateMark } from '../ui/StateMark.tsx';
import { counted, t } from '../ui/text.ts';
import {
  criticalities,
  emptyFilter,
  type Facet,
  facets,
  isEmptyFilter,
  kinds,
  toggledFilter,
  valuesIn,
} from './filter.ts';
import styles from './MapBar.module.css';
import { useMapFacts } from './useMapFacts.ts';
import { filterBy, useMapView } from './view.ts';

const cx = classesOf(styles);

interface Props {
  /** How many VMs stand out. */
  readonly count: number;
}

/** What stands out on the map, and a way to select all of it. The rest fades and stays where it is. */
export function FilterMenu({ count }: Props) {
  const { filter } = useMapView();
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
  const connection = useCurrentConnection();
  const picture = useCurrentPicture();
  return connection && picture && <FilterChoices picture={picture} connection={connection} />;
}

interface ChoicesProps {
  readonly picture: EstatePicture;
  readonly connection: ConnectionView;
}

function FilterChoices({ picture, connection }: ChoicesProps) {
  const { filter } = useMapView();
  const { gatewayNow, matches } = useMapFacts(picture, connection);
  const count = matches === null ? picture.vmIds.length : countOf(matches);
  return (
    <>
      <div className={cx('facets')}>
        {facets.map((facet) => (
          <FacetValues key={facet} facet={facet} values={valuesIn(picture, facet, gatewayNow)} picture={picture} />
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
  readonly values: readonly string[];
  readonly picture: EstatePicture;
}

function FacetValues({ facet, values, picture }: FacetProps) {
  const { filter } = useMapView();
  return (
    <fieldset className={cx('facet')}>
      <legend>{t(`map.filter.${facet}`)}</legend>
      {values.map((value) => (
        <Check
          key={value}
          isSelected={filter[facet].has(value)}
          onChange={() => filterBy(toggledFilter(filter, facet, value))}
        >
          {wordOf(picture, facet, value)}
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
