import type { Review, ReviewCapacity } from '#shared/ipc/index.ts';
import { gatewayNow, useCurrentConnection } from '../connections/store.ts';
import { classesOf } from '../ui/classes.ts';
import { useNow } from '../ui/clock.ts';
import { GlyphIcon } from '../ui/GlyphIcon.tsx';
import { formatTenths, t, words } from '../ui/text.ts';
import table from '../ui/Table.module.css';
import { formatAge } from '../ui/time.ts';
import styles from './ReviewPage.module.css';

const cx = classesOf({ ...table, ...styles });
const GIB = 2 ** 30;

/** Is there room at the provider, and what happens to the networks. */
export function TargetSection({ review }: { readonly review: Review }) {
  const now = gatewayNow(useCurrentConnection(), useNow());
  if (review.capacity.length === 0 && review.network.length === 0) return null;
  return (
    <section className={cx('section')} aria-labelledby="review-target">
      <h2 id="review-target">
        {t('review.target')}
        <span className={cx('factsAge')}> {factsWords(review.factsHeardAt, now)}</span>
      </h2>
      {review.capacity.length > 0 && <CapacityTable capacity={review.capacity} />}
      {review.network.map((line, index) => (
        <p key={index}>{words(line)}</p>
      ))}
    </section>
  );
}

/** The provider gives its hosts and networks no times of their own: they are as it last told them. */
function factsWords(heardAt: number | null, now: number): string {
  return heardAt === null ? t('review.neverTold') : t('review.told', { age: formatAge(now - heardAt) });
}

export function CapacityTable({ capacity }: Pick<Review, 'capacity'>) {
  return (
    <table className={cx('table')}>
      <thead>
        <tr>
          <th scope="col">{t('review.host')}</th>
          <th scope="col">{t('review.cpu')}</th>
          <th scope="col">{t('review.memory')}</th>
          <th scope="col">{t('review.enough')}</th>
        </tr>
      </thead>
      <tbody>
        {capacity.map((host) => (
          <CapacityRow key={host.hostId} host={host} />
        ))}
      </tbody>
    </table>
  );
}

function CapacityRow({ host }: { readonly host: ReviewCapacity }) {
  const { cpuMhz: cpu, memoryBytes: memory } = host;
  const ghz = (mhz: number) => formatTenths(mhz / 1_000);
  const gib = (bytes: number) => Math.round(bytes / GIB);
  return (
    <tr>
      <td>{host.name}</td>
      <td>
        {t('review.cpu.value', { used: ghz(cpu.used), adds: ghz(cpu.adds), capacity: ghz(cpu.capacity) })}
        <Meter amount={cpu} />
      </td>
      <td>
        {t('review.memory.value', { used: gib(memory.used), adds: gib(memory.adds), capacity: gib(memory.capacity) })}
        <Meter amount={memory} />
      </td>
      <td className={cx('nowrap')}>
        <span className={cx('evidence', host.enough ? 'good' : 'missing')}>
          <GlyphIcon glyph={host.enough ? 'tick' : 'cross'} />
          {t(host.enough ? 'review.enough.yes' : 'review.enough.no')}
        </span>
      </td>
    </tr>
  );
}

/** What is used, and what this run adds; the figures beside it say the same. */
function Meter({ amount }: { readonly amount: ReviewCapacity['cpuMhz'] }) {
  const share = (value: number) => `${Math.min(100, (100 * value) / Math.max(1, amount.capacity)).toFixed(1)}%`;
  const isOver = amount.used + amount.adds > amount.capacity;
  const room = Math.max(0, Math.min(amount.adds, amount.capacity - amount.used));
  return (
    <div className={cx('meter')} aria-hidden="true">
      <div className={cx('used')} style={{ left: 0, width: share(amount.used) }} />
      <div className={cx('adds', isOver && 'over')} style={{ left: share(amount.used), width: share(room) }} />
    </div>
  );
}
