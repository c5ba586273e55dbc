import { useState } from 'react';
import type { FailbackTarget } from '#shared/domain/index.ts';
import type { EstatePicture, FailbackView } from '#shared/ipc/index.ts';
import { useCurrentPicture } from '../estate/store.ts';
import { hostsBySite } from '../inspector/FailbackFields.tsx';
import { Button } from '../ui/Button.tsx';
import { Check } from '../ui/Check.tsx';
import { classesOf } from '../ui/classes.ts';
import { Fact, Facts } from '../ui/Facts.tsx';
import { Radios } from '../ui/Radios.tsx';
import { Select } from '../ui/Select.tsx';
import { t } from '../ui/text.ts';
import { choose } from './acts.ts';
import styles from './Failback.module.css';
import { Leave } from './Leave.tsx';
import { Orders } from './Orders.tsx';
import { useChosen } from './useChosen.ts';
import { VmTable } from './VmTable.tsx';
import { notBegun } from './groups.ts';

const cx = classesOf(styles);

/** Where they go, with what each way means and loses. It holds for all that have not begun. */
export function WherePage({ view }: { readonly view: FailbackView }) {
  const { choice } = view;
  const { target } = choice;
  // A place without its host is no choice yet: it stays on the page until the host is named.
  const [kind, setKind] = useState<FailbackTarget['kind']>(target.kind);
  const picture = useCurrentPicture();
  const hostId = target.kind === 'original' ? '' : target.hostId;
  const isComplete = kind === target.kind;
  const vms = notBegun(view);
  const chosen = useChosen(vms);
  const take = (next: FailbackTarget['kind'], host: string) => {
    setKind(next);
    if (next === 'original') void choose(view, { choice: { ...choice, target: { kind: next } } });
    else if (host !== '') void choose(view, { choice: { ...choice, target: { kind: next, hostId: host } } });
  };
  return (
    <>
      <section className={cx('section')}>
        <p>{t('home.where.lead')}</p>
        <Radios
          label={t('failback.target')}
          value={kind}
          onChange={(next) => take(next, hostId)}
          options={(['original', 'restored', 'new-place'] as const).map((value) => ({
            value,
            label: t(`home.where.${value}`),
            hint: t(`home.where.${value}.hint`),
          }))}
        />
        {kind === 'original' && (
          <Check
            isSelected={choice.quickRollback}
            onChange={(quickRollback) => void choose(view, { choice: { ...choice, quickRollback } })}
          >
            {t('failback.quick')}
          </Check>
        )}
        {kind !== 'original' && picture && (
          <div className={cx('narrow')}>
            <Select
              label={t('failback.host')}
              placeholder={t('failback.host.choose')}
              value={hostId}
              groups={hostsBySite(picture)}
              onChange={(host) => take(kind, host)}
            />
            {hostId !== '' && <Networks picture={picture} hostId={hostId} />}
          </div>
        )}
        <div className={cx('buttons')}>
          <Button
            look="primary"
            isDisabled={!isComplete}
            onPress={() =>
              void choose(view, { page: 'preflight', ...(view.decided === 'where' && { decided: 'preflight' }) })
            }
          >
            {t('home.where.on')}
          </Button>
        </div>
      </section>
      <section className={cx('section')}>
        <h2>{t('home.sync.waiting')}</h2>
        <VmTable view={view} label={t('home.step.where')} vms={vms} chosen={chosen} />
        <Orders view={view} vms={chosen.vms} verbs={['undo-failover']} />
        <Leave view={view} vmIds={chosen.ids} />
      </section>
    </>
  );
}

function Networks({ picture, hostId }: { readonly picture: EstatePicture; readonly hostId: string }) {
  const site = picture.sites.find(({ id }) => id === picture.hosts.find((host) => host.id === hostId)?.siteId);
  if (site === undefined) return null;
  const names = picture.networks.filter(({ siteId }) => siteId === site.id).map(({ name }) => name);
  return (
    <Facts>
      <Fact name={t('home.where.networks', { site: site.name })} source={t('home.where.networks.hint')}>
        {names.join(', ') || '–'}
      </Fact>
    </Facts>
  );
}
