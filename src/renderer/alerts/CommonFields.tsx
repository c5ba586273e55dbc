import type { ConsoleFailure } from '#shared/ipc/index.ts';
import type { AlertKind, SecretState } from '#shared/ipc/alerts.ts';
import { errorAt } from '../connect/failures.ts';
import { Check } from '../ui/Check.tsx';
import { classesOf } from '../ui/classes.ts';
import { Disclosure } from '../ui/Disclosure.tsx';
import { Field } from '../ui/Field.tsx';
import { t } from '../ui/text.ts';
import styles from './Alerts.module.css';
import { EventChecks } from './EventChecks.tsx';

const cx = classesOf(styles);

export interface Common {
  readonly isOn: boolean;
  readonly events: AlertKind[];
  readonly names: boolean;
  readonly ca: string;
}

interface Props {
  readonly value: Common;
  readonly onChange: (part: Partial<Common>) => void;
  readonly failure: ConsoleFailure | null;
}

/** What a webhook and an e-mail have in common: what is told, with names or without, and whom to believe. */
export function CommonFields({ value, onChange, failure }: Props) {
  return (
    <>
      <EventChecks label={t('alerts.events')} chosen={value.events} onChange={(events) => onChange({ events })} />
      <Check isSelected={value.names} onChange={(names) => onChange({ names })}>
        {t('alerts.names')}
        <span className={cx('hint')}>{t('alerts.names.hint')}</span>
      </Check>
      <Disclosure title={t('alerts.ca.open')} isSet={value.ca !== ''}>
        <Field
          label={t('alerts.ca')}
          hint={t('alerts.ca.hint')}
          value={value.ca}
          onChange={(ca) => onChange({ ca })}
          error={errorAt(failure, 'ca')}
          lines={4}
          mono
        />
      </Disclosure>
    </>
  );
}

/** Where the secret of a channel is, so that nobody wonders whether to type it again. */
export function secretHint(state: SecretState | undefined): string {
  if (state === 'kept') return t('alerts.secret.kept');
  if (state === 'session') return t('alerts.secret.session');
  return state === 'missing' ? t('alerts.secret.missing') : '';
}
