import type { ConnectionView } from '#shared/ipc/index.ts';
import { Age } from '../ui/Age.tsx';
import { classesOf } from '../ui/classes.ts';
import { GlyphIcon } from '../ui/GlyphIcon.tsx';
import { formatCount, t, words } from '../ui/text.ts';
import styles from './ConnectionChip.module.css';
import { reachOf } from './reach.ts';
import { freshnessLooks } from './freshness.ts';
import { chooseConnection } from './store.ts';

const cx = classesOf(styles);

/** Where not everything gets through: which use lacks a gateway, or how many gateways are left. */
function ReachWord({ connection }: { readonly connection: ConnectionView }) {
  if (connection.freshness === 'offline') return null;
  const { lacks, good, all } = reachOf(connection);
  if (lacks.length === 0 && good === all) return null;
  const what = lacks.map((use) => t(`reach.${use}`)).join(', ');
  return (
    <span className={cx('reach')}>
      <GlyphIcon glyph="cross" />
      {lacks.length > 0 ? t('reach.lacks', { what }) : t('reach.some', { good, all })}
    </span>
  );
}

/** One connection: its name, how its feed is heard, and how old what we know is. */
export function ConnectionChip({
  connection,
  isCurrent,
}: {
  readonly connection: ConnectionView;
  readonly isCurrent: boolean;
}) {
  const look = freshnessLooks[connection.freshness];
  const title = connection.problem
    ? words(connection.problem)
    : connection.gateways.map((one) => one.address).join(', ');
  return (
    <button
      type="button"
      className={cx('chip', connection.freshness)}
      aria-pressed={isCurrent}
      title={title}
      onClick={() => chooseConnection(connection.id)}
    >
      <span className={cx('name')}>{connection.name}</span>
      <span className={cx('state')}>
        <GlyphIcon glyph={look.glyph} />
        {t(look.word)}
      </span>
      <ReachWord connection={connection} />
      <span className={cx('age')}>
        {connection.syncing ? (
          t('chip.syncing', { count: formatCount(connection.syncing.entities) })
        ) : (
          <Age at={connection.heardAt} skewMs={connection.clockSkewMs} />
        )}
      </span>
    </button>
  );
}
