import { dnsPresets } from '#shared/domain/host-presets.ts';
import { Check } from '../../ui/Check.tsx';
import { classesOf } from '../../ui/classes.ts';
import { Field } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';
import { t } from '../../ui/text.ts';
import styles from './HostsTab.module.css';
import { ParsedEdit } from './ParsedEdit.tsx';
import { numbersIn, numbersWords } from './parsing.ts';
import type { ActOf, ActProps } from './parts.ts';
import { PlaceFields } from './PlaceFields.tsx';
import { ContainsField, LimitEdit } from './SharedFields.tsx';

const cx = classesOf(styles);
const EXIT_CODE_MAX = 255;

export function CommandFields({ act, onChange, error }: ActProps<ActOf<'command'>>) {
  const change = (part: Partial<typeof act>, field: string) => onChange({ ...act, ...part }, field);
  const preset = dnsPresets.find(({ command }) => command === act.command);
  return (
    <>
      <PlaceFields place={act.place} onChange={(place, field) => change({ place }, field)} error={error} />
      <Select
        label={t('plan.hosts.preset')}
        value={preset?.id ?? ''}
        placeholder={t('plan.hosts.preset.choose')}
        groups={[
          {
            label: t('plan.hosts.preset.dns'),
            options: dnsPresets.map(({ id }) => ({ value: id, label: t(`plan.hosts.preset.${id}`) })),
          },
        ]}
        onChange={(id) =>
          change({ command: dnsPresets.find((one) => one.id === id)?.command ?? act.command }, 'preset')
        }
      />
      <Field
        label={t('plan.hosts.command')}
        hint={t('plan.hosts.command.hint')}
        value={act.command}
        onChange={(command) => change({ command }, 'command')}
        maxLength={8_000}
        lines={4}
        mono
        spellCheck="false"
        error={error('act.command')}
      />
      <div className={cx('columns')}>
        <ParsedEdit
          label={t('plan.hosts.exitCodes')}
          hint={t('plan.hosts.exitCodes.hint')}
          wrong={t('plan.hosts.exitCodes.wrong')}
          value={act.exitCodes}
          format={numbersWords}
          parse={(text) => numbersIn(text, 0, EXIT_CODE_MAX)}
          onChange={(exitCodes) => change({ exitCodes }, 'exitCodes')}
        />
        <ContainsField value={act.contains} onChange={(contains) => change({ contains }, 'contains')} />
        <LimitEdit value={act.limitSeconds} onChange={(limitSeconds) => change({ limitSeconds }, 'limit')} />
      </div>
      <Check isSelected={act.safeToRepeat} onChange={(safeToRepeat) => change({ safeToRepeat }, 'safe')}>
        {t('plan.hosts.safe')}
        <span className={cx('under')}>{t('plan.hosts.safe.hint')}</span>
      </Check>
    </>
  );
}
