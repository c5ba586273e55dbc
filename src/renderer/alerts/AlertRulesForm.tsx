import { useState } from 'react';
import { Form } from 'react-aria-components';
import { type Language, languages } from '#shared/texts/language.ts';
import type { AlertRules } from '#shared/ipc/alerts.ts';
import { bridge } from '../bridge.ts';
import { errorAt, errorElsewhere } from '../connect/failures.ts';
import { useCall } from '../connect/useCall.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { Field } from '../ui/Field.tsx';
import { Radios } from '../ui/Radios.tsx';
import { t } from '../ui/text.ts';
import styles from './Alerts.module.css';
import { EventChecks } from './EventChecks.tsx';
import { takeAlerts } from './store.ts';

const cx = classesOf(styles);
const FIELDS = ['offlineMinutes', 'finaliseHours'] as const;

/** What holds for every way of telling, and what is told on this desktop. */
export function AlertRulesForm({ rules }: { readonly rules: AlertRules }) {
  const [desktopEvents, setEvents] = useState([...rules.desktopEvents]);
  const [offlineMinutes, setMinutes] = useState(String(rules.offlineMinutes));
  const [finaliseHours, setHours] = useState(String(rules.finaliseHours));
  const [language, setLanguage] = useState<Language>(rules.language);
  const call = useCall();
  const save = async () => {
    const numbers = { offlineMinutes: Number(offlineMinutes), finaliseHours: Number(finaliseHours) };
    const view = await call.run(bridge().alertsSetRules({ desktopEvents, language, ...numbers }));
    if (view) takeAlerts(view);
  };
  const elsewhere = errorElsewhere(call.failure, ...FIELDS);
  return (
    <Form
      className={cx('form')}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <EventChecks label={t('alerts.desktop.events')} chosen={desktopEvents} onChange={setEvents} />
      <div className={cx('columns')}>
        <Field
          label={t('alerts.offlineMinutes')}
          value={offlineMinutes}
          onChange={setMinutes}
          error={errorAt(call.failure, 'offlineMinutes') === null ? null : t('alerts.offlineMinutes.wrong')}
          inputMode="numeric"
        />
        <Field
          label={t('alerts.finaliseHours')}
          value={finaliseHours}
          onChange={setHours}
          error={errorAt(call.failure, 'finaliseHours') === null ? null : t('alerts.finaliseHours.wrong')}
          inputMode="numeric"
        />
        <Radios
          label={t('alerts.language')}
          value={language}
          options={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
          onChange={setLanguage}
        />
      </div>
      {elsewhere !== null && (
        <Callout level="error" live>
          {elsewhere}
        </Callout>
      )}
      <div className={cx('actions')}>
        <Button type="submit" isDisabled={call.isBusy}>
          {t('alerts.save')}
        </Button>
      </div>
    </Form>
  );
}
