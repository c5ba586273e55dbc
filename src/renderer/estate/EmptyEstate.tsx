import type { ConnectionView } from '#shared/ipc/index.ts';
import { formatCount, t } from '../ui/text.ts';
import styles from './EmptyEstate.module.css';

/** Before the first sync, or with nothing protected: says which of the two, and what happens next. */
export function EmptyEstate({ connection }: { readonly connection: ConnectionView | null }) {
  const name = connection?.name ?? '';
  const entities = connection?.syncing?.entities;
  return (
    <div className={styles['empty']}>
      <h1>{t(entities === undefined ? 'estate.empty' : 'estate.syncing', { name })}</h1>
      <p>
        {entities === undefined ? t('estate.empty.hint') : t('estate.syncing.hint', { count: formatCount(entities) })}
      </p>
    </div>
  );
}
