import { Check } from '../../ui/Check.tsx';
import { classesOf } from '../../ui/classes.ts';
import { Field } from '../../ui/Field.tsx';
import { t } from '../../ui/text.ts';
import { NumberEdit } from '../parts/NumberEdit.tsx';
import styles from './HostsTab.module.css';
import { ParsedEdit } from './ParsedEdit.tsx';
import { numbersIn, numbersWords } from './parsing.ts';
import type { ActOf, ActProps } from './parts.ts';
import { ContainsField, PortEdit } from './SharedFields.tsx';

const cx = classesOf(styles);

type LookProps = ActProps<ActOf<'tcp'> | ActOf<'ping'> | ActOf<'http'>>;

/** What is looked at, and how long until it is called stable. */
export function LookFields(props: LookProps) {
  const { act, onChange, error } = props;
  const patient = (part: Partial<typeof act.patience>, field: string) =>
    onChange({ ...act, patience: { ...act.patience, ...part } }, field);
  return (
    <>
      {act.kind === 'http' ? (
        <HttpFields act={act} onChange={onChange} error={error} />
      ) : (
        <div className={cx('columns')}>
          <Field
            label={t('plan.hosts.address')}
            hint={t('plan.hosts.address.hint')}
            value={act.address}
            onChange={(address) => onChange({ ...act, address }, 'address')}
            maxLength={253}
            error={error('act.address')}
            autoComplete="off"
          />
          {act.kind === 'tcp' && <PortEdit value={act.port} onChange={(port) => onChange({ ...act, port }, 'port')} />}
        </div>
      )}
      <div className={cx('columns')}>
        <NumberEdit
          label={t('plan.hosts.inARow')}
          value={act.patience.answersInARow}
          min={1}
          max={100}
          onChange={(answersInARow) => answersInARow !== null && patient({ answersInARow }, 'row')}
        />
        <NumberEdit
          label={t('plan.hosts.between')}
          value={act.patience.betweenSeconds}
          min={1}
          max={3_600}
          onChange={(betweenSeconds) => betweenSeconds !== null && patient({ betweenSeconds }, 'between')}
        />
        <NumberEdit
          label={t('plan.hosts.whole')}
          value={act.patience.wholeSeconds}
          min={1}
          max={86_400}
          onChange={(wholeSeconds) => wholeSeconds !== null && patient({ wholeSeconds }, 'whole')}
        />
      </div>
    </>
  );
}

function HttpFields({ act, onChange, error }: ActProps<ActOf<'http'>>) {
  const change = (part: Partial<typeof act>, field: string) => onChange({ ...act, ...part }, field);
  return (
    <>
      <Field
        label={t('plan.hosts.url')}
        value={act.url}
        onChange={(url) => change({ url }, 'url')}
        maxLength={2_000}
        error={error('act.url')}
        autoComplete="off"
      />
      <div className={cx('columns')}>
        <ParsedEdit
          label={t('plan.hosts.statuses')}
          hint={t('plan.hosts.statuses.hint')}
          wrong={t('plan.hosts.statuses.wrong')}
          value={act.statuses}
          format={numbersWords}
          parse={(text) => numbersIn(text, 100, 599)}
          onChange={(statuses) => change({ statuses }, 'statuses')}
        />
        <ContainsField value={act.contains} onChange={(contains) => change({ contains }, 'contains')} />
      </div>
      <Check
        isSelected={act.certificate === 'any'}
        onChange={(isAny) => change({ certificate: isAny ? 'any' : 'checked' }, 'certificate')}
      >
        {t('plan.hosts.certificate')}
        <span className={cx('under')}>{t('plan.hosts.certificate.hint')}</span>
      </Check>
    </>
  );
}
