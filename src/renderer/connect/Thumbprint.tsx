import { classesOf } from '../ui/classes.ts';
import styles from './Thumbprint.module.css';
import { thumbprintRows } from './thumbprint.ts';

const cx = classesOf(styles);

export function Thumbprint({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <figure className={cx('figure')}>
      <figcaption>{label}</figcaption>
      <code className={cx('digits')} data-thumbprint={value}>
        {thumbprintRows(value).map((row, index) => (
          <span key={index} className={cx('row')}>
            {row.map((pair, at) => (
              <span key={at}>{pair}</span>
            ))}
          </span>
        ))}
      </code>
    </figure>
  );
}
