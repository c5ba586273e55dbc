import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { t } from '../ui/text.ts';
import { formatAge, formatFull } from '../ui/time.ts';
import { factRows, type Known } from './factRows.tsx';
import styles from './VmPage.module.css';

const cx = classesOf(styles);

/** What is known of the VM: each fact with who says so and how old that is. */
export function VmFactTable(known: Known) {
  const { details, gatewayNow } = known;
  const replica = details?.replica ?? null;
  return (
    <section className={cx('section')} aria-labelledby="vm-facts">
      <h2 id="vm-facts">{t('vm.facts')}</h2>
      <table className={cx('table')}>
        <thead>
          <tr>
            <th scope="col">{t('vm.facts.what')}</th>
            <th scope="col">{t('vm.facts.value')}</th>
            <th scope="col">{t('vm.facts.from')}</th>
            <th scope="col">{t('vm.facts.age')}</th>
          </tr>
        </thead>
        <tbody>
          {factRows(known).map(({ name, value, from, at }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
              <td>{from}</td>
              <td title={at === null ? undefined : formatFull(at)}>
                {at === null ? t('time.never') : formatAge(gatewayNow - at)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {replica !== null && replica.failure !== null && <Callout level="error">{replica.failure}</Callout>}
      {replica?.blockers.map((blocker) => (
        <Callout key={blocker.code} level="warning">
          {blocker.detail}
        </Callout>
      ))}
      {details?.vm.addressing === 'dhcp' && <Callout level="warning">{t('vm.dhcp')}</Callout>}
    </section>
  );
}
