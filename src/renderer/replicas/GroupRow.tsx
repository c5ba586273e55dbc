import { Building2, ChevronDown, ChevronRight, Layers, type LucideIcon, Server } from 'lucide-react';
import { memo } from 'react';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import { contactLooks, contactWords } from '../estate/contact.ts';
import { type Mark, severityOf } from '../estate/marks.ts';
import { markAt } from '../estate/vm.ts';
import { classesOf } from '../ui/classes.ts';
import { GlyphIcon } from '../ui/GlyphIcon.tsx';
import { StateMark } from '../ui/StateMark.tsx';
import { counted, formatCount, t } from '../ui/text.ts';
import type { Column } from './columns.ts';
import { GridRow, indentOf, type RowPlace } from './GridRow.tsx';
import styles from './ReplicaGrid.module.css';
import type { Group } from './tree.ts';

const cx = classesOf(styles);

const icons: { readonly [K in Group['kind']]: LucideIcon } = { site: Building2, cluster: Layers, host: Server };

interface Props extends RowPlace {
  readonly picture: EstatePicture;
  readonly group: Group;
  readonly shown: readonly Column[];
  readonly chosenCount: number;
  readonly isFolded: boolean;
  readonly isStale: boolean;
  readonly gatewayNow: number;
}

/** A site, cluster or host: how many VMs, how many of them are selected, and the worst of their states. */
export function GroupRow({ picture, group, shown, chosenCount, isFolded, isStale, gatewayNow, ...place }: Props) {
  const { slots, name, kind } = group;
  const Icon = icons[kind];
  const Chevron = isFolded ? ChevronRight : ChevronDown;
  const stateAt = shown.indexOf('state');
  const nameSpan = stateAt < 0 ? shown.length : stateAt;
  return (
    <GridRow
      {...place}
      chosen={chosenCount === 0 ? 'none' : chosenCount === slots.length ? 'all' : 'some'}
      isFolded={isFolded}
    >
      <div
        role="gridcell"
        aria-colspan={nameSpan}
        className={cx('cell', 'place')}
        style={{ ...indentOf(group.level), gridColumn: `span ${nameSpan}` }}
      >
        <span className={cx('chevron')} data-fold="">
          <Chevron size={14} aria-hidden="true" />
        </span>
        <Icon size={14} aria-hidden="true" />
        <span className={cx('name')}>{name || t(kind === 'site' ? 'map.siteUnknown' : 'map.nameless.host')}</span>
        <span className={cx('muted')}>{t('map.vms', counted(slots.length))}</span>
        {chosenCount > 0 && <span>{t('list.chosen', { count: formatCount(chosenCount) })}</span>}
        {kind === 'site' && <Contact picture={picture} group={group} isStale={isStale} gatewayNow={gatewayNow} />}
      </div>
      {stateAt >= 0 && <Worst picture={picture} group={group} span={shown.length - stateAt} gatewayNow={gatewayNow} />}
    </GridRow>
  );
}

function Contact({ picture, group, isStale, gatewayNow }: Pick<Props, 'picture' | 'group' | 'isStale' | 'gatewayNow'>) {
  const site = picture.sites[group.siteIndex];
  if (site?.role !== 'production') return null;
  return (
    <span className={cx('contact', site.contact.state === 'lost' && 'lost')}>
      <GlyphIcon glyph={contactLooks[site.contact.state].glyph} />
      {contactWords(site.contact, gatewayNow, isStale)}
    </span>
  );
}

interface WorstProps extends Pick<Props, 'picture' | 'group' | 'gatewayNow'> {
  readonly span: number;
}

/** Apart, because the selection changes more often than the states of thousands. */
const Worst = memo(function Worst({ picture, group: { slots }, span, gatewayNow }: WorstProps) {
  let worst: Mark | null = null;
  let count = 0;
  for (const slot of slots) {
    const mark = markAt(picture, slot, gatewayNow);
    const rank = worst === null ? 1 : severityOf(mark) - severityOf(worst);
    if (rank > 0) [worst, count] = [mark, 0];
    if (rank >= 0) count += 1;
  }
  return (
    <div role="gridcell" aria-colspan={span} className={cx('cell', 'place')} style={{ gridColumn: `span ${span}` }}>
      {worst !== null && <StateMark mark={worst} />}
      {count < slots.length && (
        <span className={cx('muted')}>
          {t('list.worstOf', { count: formatCount(count), all: formatCount(slots.length) })}
        </span>
      )}
    </div>
  );
});
