import { useNow } from './clock.ts';
import { t } from './text.ts';
import { formatAge, formatFull } from './time.ts';

interface AgeProps {
  /** A gateway time; null where it is not known. */
  readonly at: number | null;
  /** Gateway clock minus this computer's. */
  readonly skewMs?: number | null;
  readonly className?: string;
}

/** "38 s ago"; the full time is one hover away. */
export function Age({ at, skewMs = 0, className }: AgeProps) {
  const now = useNow() + (skewMs ?? 0);
  if (at === null || Number.isNaN(at)) return <span className={className}>{t('time.never')}</span>;
  return (
    <time className={className} dateTime={new Date(at).toISOString()} title={formatFull(at)}>
      {formatAge(now - at)}
    </time>
  );
}
