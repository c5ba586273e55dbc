import { memo, useId } from 'react';
import type { WindowText } from '#shared/texts/en/window.ts';
import { colourings, groupings } from '#shared/ipc/look.ts';
import { classesOf } from '../ui/classes.ts';
import { t } from '../ui/text.ts';
import { FilterMenu } from '../estate/FilterMenu.tsx';
import styles from './MapBar.module.css';
import { colour, group, useMapView } from './view.ts';

const cx = classesOf(styles);

interface Props {
  /** How many VMs stand out. */
  readonly count: number;
}

/** How the map shows the estate: what its boxes are, what its colours tell, and what stands out. Knows no fact that changes. */
export const MapBar = memo(function MapBar({ count }: Props) {
  const { groupBy, colouring } = useMapView();
  return (
    <div className={cx('bar')} role="group" aria-label={t('map.view')}>
      <Choice label={t('map.group')} name="map.group" values={groupings} value={groupBy} onChange={group} />
      <Choice label={t('map.colour')} name="map.colour" values={colourings} value={colouring} onChange={colour} />
      <FilterMenu count={count} />
    </div>
  );
});

interface ChoiceProps<V extends string, N extends string> {
  readonly label: string;
  /** The texts of the values are found under it. */
  readonly name: `${N}.${V}` extends WindowText ? N : never;
  readonly values: readonly V[];
  readonly value: V;
  readonly onChange: (value: V) => void;
}

function Choice<V extends string, N extends string>({ label, name, values, value, onChange }: ChoiceProps<V, N>) {
  const id = useId();
  return (
    <div className={cx('choice')}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = values.find((one) => one === event.target.value);
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {values.map((one) => (
          <option key={one} value={one}>
            {t(`${name}.${one}` as WindowText)}
          </option>
        ))}
      </select>
    </div>
  );
}
