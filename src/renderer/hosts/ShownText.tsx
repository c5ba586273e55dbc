import { classesOf } from '../ui/classes.ts';
import { t } from '../ui/text.ts';
import styles from './Hosts.module.css';
import { visiblePieces } from './visible.ts';

const cx = classesOf(styles);

/** A text with nothing hidden in it: its lines as they are, and every sign that cannot be seen by its name. */
export function ShownText({ label, text }: { readonly label: string; readonly text: string }) {
  const pieces = visiblePieces(text);
  const signs = [...new Set(pieces.filter(({ isSign }) => isSign).map((piece) => piece.text))];
  return (
    <div>
      <pre className={cx('text')} tabIndex={0} role="region" aria-label={label}>
        {pieces.map((piece, at) =>
          piece.isSign ? (
            <span key={at} className={cx('sign')}>
              {piece.text}
            </span>
          ) : (
            piece.text
          ),
        )}
      </pre>
      {signs.length > 0 && <p className={cx('missing')}>{t('act.invisible', { names: signs.join(', ') })}</p>}
    </div>
  );
}
