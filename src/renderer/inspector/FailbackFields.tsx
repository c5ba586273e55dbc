import type { EstatePicture } from '#shared/ipc/estate.ts';
import { changeOptions, useDraft } from '../review/draft.ts';
import { Check } from '../ui/Check.tsx';
import { Radios } from '../ui/Radios.tsx';
import { Select } from '../ui/Select.tsx';
import { t } from '../ui/text.ts';
import { SwitchoverFields } from './SwitchoverFields.tsx';

/** Where a failback goes, how much it compares, and when it switches over. */
export function FailbackFields({ picture }: { readonly picture: EstatePicture }) {
  const { target, hostId, quickRollback } = useDraft((draft) => draft.options);
  return (
    <>
      <Radios
        label={t('failback.target')}
        value={target}
        onChange={(chosen) => changeOptions({ target: chosen })}
        options={[
          { value: 'original', label: t('failback.original'), hint: t('failback.original.hint') },
          { value: 'restored', label: t('failback.restored'), hint: t('failback.restored.hint') },
          { value: 'new-place', label: t('failback.new-place'), hint: t('failback.new-place.hint') },
        ]}
      />
      {target === 'original' ? (
        <Check isSelected={quickRollback} onChange={(chosen) => changeOptions({ quickRollback: chosen })}>
          {t('failback.quick')}
        </Check>
      ) : (
        <Select
          label={t('failback.host')}
          placeholder={t('failback.host.choose')}
          value={hostId}
          groups={hostsBySite(picture)}
          onChange={(chosen) => changeOptions({ hostId: chosen })}
        />
      )}
      <SwitchoverFields />
    </>
  );
}

export function hostsBySite({ sites, hosts }: EstatePicture) {
  return sites
    .filter(({ role }) => role === 'production')
    .map(({ id, name }) => ({
      label: name,
      options: hosts.filter(({ siteId }) => siteId === id).map((host) => ({ value: host.id, label: host.name })),
    }));
}
