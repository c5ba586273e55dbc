import { CircleHelp, History, ListOrdered, type LucideIcon, Map, Play, Rows3, Settings } from 'lucide-react';
import type { WindowText } from '#shared/texts/en/window.ts';
import { asking } from '../runs/list.ts';
import { useRuns } from '../runs/store.ts';
import { classesOf } from '../ui/classes.ts';
import { counted, t } from '../ui/text.ts';
import { go, type Page, showKeys, useNavigation } from './navigation.ts';
import styles from './Rail.module.css';

const cx = classesOf(styles);

const places: readonly { readonly page: Page; readonly word: WindowText; readonly icon: LucideIcon }[] = [
  { page: { kind: 'map' }, word: 'rail.map', icon: Map },
  { page: { kind: 'replicas' }, word: 'rail.replicas', icon: Rows3 },
  { page: { kind: 'plans', planId: null }, word: 'rail.plans', icon: ListOrdered },
  { page: { kind: 'runs', runId: null }, word: 'rail.runs', icon: Play },
  { page: { kind: 'history' }, word: 'rail.history', icon: History },
  { page: { kind: 'settings' }, word: 'rail.settings', icon: Settings },
];

export function Rail() {
  const page = useNavigation((state) => state.page);
  // The page of a VM belongs to where it was opened from.
  const current = page.kind === 'vm' ? page.from : page.kind;
  const waiting = useRuns((state) => asking(state.runs).length);
  return (
    <nav className={cx('rail')} aria-label={t('rail.label')}>
      {places.map(({ page: place, word, icon: Icon }) => (
        <button
          key={place.kind}
          type="button"
          className={cx('place')}
          {...(place.kind === 'runs' && waiting > 0 && { 'aria-description': t('rail.waiting', counted(waiting)) })}
          aria-current={current === place.kind ? 'page' : undefined}
          onClick={() => go(place)}
        >
          <Icon size={18} aria-hidden="true" />
          {t(word)}
          {place.kind === 'runs' && waiting > 0 && (
            <span className={cx('waiting')} aria-hidden="true">
              {waiting}
            </span>
          )}
        </button>
      ))}
      <button type="button" className={cx('place', 'last')} onClick={() => showKeys(true)}>
        <CircleHelp size={18} aria-hidden="true" />
        {t('rail.keys')}
      </button>
    </nav>
  );
}
