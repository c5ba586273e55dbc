import { fencingPresets } from '#shared/domain/host-presets.ts';
import { classesOf } from '../../ui/classes.ts';
import { Field } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';
import { t } from '../../ui/text.ts';
import styles from './HostsTab.module.css';
import type { ActOf, ActProps } from './parts.ts';
import { PlaceFields } from './PlaceFields.tsx';
import { LimitEdit } from './SharedFields.tsx';

const cx = classesOf(styles);

/** How a VM is cut off, and how its hypervisor says that it is. Presets are texts to begin with. */
export function FenceFields({ act, onChange, error }: ActProps<ActOf<'fence'>>) {
  const change = (part: Partial<typeof act>, field: string) => onChange({ ...act, ...part }, field);
  const preset = fencingPresets.find(
    ({ powerOff, powerState, saysOff }) =>
      powerOff === act.powerOff && powerState === act.powerState && saysOff === act.saysOff,
  );
  const begin = (id: string) => {
    const chosen = fencingPresets.find((one) => one.id === id);
    if (chosen === undefined) return;
    const { powerOff, powerState, saysOff } = chosen;
    change({ powerOff, powerState, saysOff }, 'preset');
  };
  return (
    <>
      <PlaceFields place={act.place} onChange={(place, field) => change({ place }, field)} error={error} />
      <div className={cx('columns')}>
        <Field
          label={t('plan.hosts.vmName')}
          value={act.vmName}
          onChange={(vmName) => change({ vmName }, 'vmName')}
          maxLength={256}
          error={error('act.vmName')}
          autoComplete="off"
        />
        <Select
          label={t('plan.hosts.preset.fence')}
          value={preset?.id ?? ''}
          placeholder={t('plan.hosts.preset.choose')}
          groups={[
            {
              label: t('plan.hosts.preset'),
              options: fencingPresets.map(({ id }) => ({ value: id, label: t(`plan.hosts.preset.${id}`) })),
            },
          ]}
          onChange={begin}
        />
      </div>
      {(['powerOff', 'powerState'] as const).map((part) => (
        <Field
          key={part}
          label={t(`plan.hosts.${part}`)}
          hint={t('plan.hosts.powerOff.hint')}
          value={act[part]}
          onChange={(text) => change({ [part]: text }, part)}
          maxLength={8_000}
          lines={2}
          mono
          spellCheck="false"
          error={error(`act.${part}`)}
        />
      ))}
      <div className={cx('columns')}>
        <Field
          label={t('plan.hosts.saysOff')}
          value={act.saysOff}
          onChange={(saysOff) => change({ saysOff }, 'saysOff')}
          maxLength={500}
          error={error('act.saysOff')}
          autoComplete="off"
        />
        <LimitEdit value={act.limitSeconds} onChange={(limitSeconds) => change({ limitSeconds }, 'limit')} />
      </div>
    </>
  );
}
