import { changeOptions, useDraft } from '../review/draft.ts';
import { clock } from '../ui/clock.ts';
import { Radios } from '../ui/Radios.tsx';
import { t } from '../ui/text.ts';
import { toLocalInput } from '../ui/time.ts';
import { TimeField } from '../ui/TimeField.tsx';

const HOUR_MS = 3_600_000;

/** When production takes over again. Users are without service from then until it is up. */
export function SwitchoverFields() {
  const { switchover, switchAt } = useDraft((draft) => draft.options);
  const choose = (chosen: typeof switchover) => {
    const isFirst = chosen === 'scheduled' && switchAt === '';
    changeOptions({
      switchover: chosen,
      ...(isFirst ? { switchAt: toLocalInput(clock.now() + HOUR_MS).slice(0, 16) } : {}),
    });
  };
  return (
    <>
      <Radios
        label={t('switchover.when')}
        value={switchover}
        onChange={choose}
        options={[
          { value: 'manual', label: t('switchover.manual'), hint: t('switchover.manual.hint') },
          { value: 'scheduled', label: t('switchover.scheduled'), hint: t('switchover.scheduled.hint') },
          { value: 'auto', label: t('switchover.auto'), hint: t('switchover.auto.hint') },
        ]}
      />
      {switchover === 'scheduled' && (
        <TimeField
          label={t('switchover.at')}
          value={switchAt}
          onChange={(changed) => changeOptions({ switchAt: changed })}
        />
      )}
    </>
  );
}
