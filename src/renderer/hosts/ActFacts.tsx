import type { HostAct, SshPlace } from '#shared/domain/index.ts';
import { classesOf } from '../ui/classes.ts';
import { Fact, Facts } from '../ui/Facts.tsx';
import { t } from '../ui/text.ts';
import { formatElapsed } from '../ui/time.ts';
import styles from './Hosts.module.css';
import { ShownText } from './ShownText.tsx';

const cx = classesOf(styles);

/** All that an act does, and where: nothing left out, nothing shortened. */
export function ActFacts({ act }: { readonly act: HostAct }) {
  return (
    <>
      <Facts>
        {'place' in act && <PlaceFacts place={act.place} />}
        {('address' in act || act.kind === 'http') && (
          <Fact name={t(act.kind === 'http' ? 'act.url' : 'act.host')}>
            {act.kind === 'http' ? act.url : act.kind === 'tcp' ? `${act.address}:${act.port}` : act.address}
          </Fact>
        )}
        {act.kind === 'fence' && <Fact name={t('act.vm')}>{act.vmName}</Fact>}
        {act.kind === 'copy' && (
          <>
            <Fact name={t('act.path')}>{act.path}</Fact>
            <Fact name={t('act.mode')}>{act.mode.toString(8).padStart(3, '0')}</Fact>
          </>
        )}
        {act.kind === 'command' && <Fact name={t('act.exitCodes')}>{act.exitCodes.join(', ')}</Fact>}
        {act.kind === 'http' && <Fact name={t('act.statuses')}>{act.statuses.join(', ')}</Fact>}
        {'contains' in act && act.contains !== null && <Fact name={t('act.contains')}>{act.contains}</Fact>}
        {act.kind === 'fence' && <Fact name={t('act.saysOff')}>{act.saysOff}</Fact>}
        {'limitSeconds' in act && <Fact name={t('act.limit')}>{formatElapsed(act.limitSeconds * 1_000)}</Fact>}
      </Facts>
      {textsOf(act).map(({ label, text }) => (
        <div key={label}>
          <span className={cx('quiet')}>{label}</span>
          <ShownText label={label} text={text} />
        </div>
      ))}
    </>
  );
}

function PlaceFacts({ place: { address, port, credential, jump } }: { readonly place: SshPlace }) {
  return (
    <>
      <Fact name={t('act.host')}>{`${address}:${port}`}</Fact>
      <Fact name={t('act.account')}>{credential}</Fact>
      {jump !== null && <Fact name={t('act.viaJump')}>{`${jump.address}:${jump.port} (${jump.credential})`}</Fact>}
    </>
  );
}

function textsOf(act: HostAct): readonly { readonly label: string; readonly text: string }[] {
  switch (act.kind) {
    case 'command':
      return [{ label: t('act.text'), text: act.command }];
    case 'copy':
      return [{ label: t('act.content'), text: act.content }];
    case 'fence':
      return [
        { label: t('act.powerOff'), text: act.powerOff },
        { label: t('act.powerState'), text: act.powerState },
      ];
    case 'tcp':
    case 'ping':
    case 'http':
      return [];
  }
}
