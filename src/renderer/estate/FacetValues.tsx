import { type ReactNode, useState } from 'react';
import { Check } from '../ui/Check.tsx';
import { classesOf } from '../ui/classes.ts';
import { StateMark } from '../ui/StateMark.tsx';
import { counted, formatCount, t } from '../ui/text.ts';
import { criticalities, type Facet, kinds, NAMELESS, type ValueCount } from './facets.ts';
import { filterBy, toggledFilter, useFilter } from './filter.ts';
import styles from './FilterMenu.module.css';
import { isMark } from './marks.ts';
import { narrowed } from './narrowed.ts';

const cx = classesOf(styles);

/** More than this are searched rather than read. */
const READ_MAX = 8;

interface Props {
  readonly facet: Facet;
  readonly values: readonly ValueCount[];
}

export function FacetValues({ facet, values }: Props) {
  const chosen = useFilter((state) => state.filter[facet]);
  const [text, setText] = useState('');
  const title = t(`map.filter.${facet}`);
  const { shown, more } = narrowed(values, text, chosen);
  if (values.every(({ value }) => value === NAMELESS)) return null;
  return (
    <fieldset className={cx('facet', facet === 'state' && 'tall')}>
      <legend>{title}</legend>
      {values.length > READ_MAX && facet !== 'state' && (
        <input
          className={cx('search')}
          type="search"
          aria-label={t('map.filter.search', { facet: title })}
          placeholder={t('map.filter.search.hint', counted(values.length))}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      )}
      {shown.map((one) => (
        <Check
          key={one.value}
          isSelected={chosen.has(one.value)}
          onChange={() => filterBy(toggledFilter(useFilter.getState().filter, facet, one.value))}
        >
          <span className={cx('value')}>
            {wordOf(facet, one)} <span className={cx('number')}>{formatCount(one.count)}</span>
          </span>
        </Check>
      ))}
      {shown.length === 0 && <p className={cx('number')}>{t('map.filter.search.none')}</p>}
      {more > 0 && <p className={cx('number')}>{t('map.filter.search.more', counted(more))}</p>}
    </fieldset>
  );
}

function wordOf(facet: Facet, { value, name }: ValueCount): ReactNode {
  if (name !== null) return <span className={cx('name')}>{name}</span>;
  switch (facet) {
    case 'state':
    case 'drill':
      return isMark(value) && <StateMark mark={value} />;
    case 'criticality': {
      const criticality = criticalities.find((one) => one === value);
      return criticality && t(`map.filter.criticality.${criticality}`);
    }
    case 'kind': {
      const kind = kinds.find((one) => one === value);
      return kind && t(`map.filter.kind.${kind}`);
    }
    case 'site':
      return t('map.siteUnknown');
    case 'application':
    case 'network':
    case 'host':
    case 'plan':
      return t(`map.nameless.${facet}`);
  }
}
