import type { ReplicaState } from '#shared/domain/index.ts';
import type { FactChange } from '#shared/ipc/index.ts';
import { formatMoment } from '../ui/moments.ts';
import { t } from '../ui/text.ts';

/** One changed fact in words: what it was and what it is. */
export function changeWords(change: FactChange): string {
  switch (change.what) {
    case 'two-copies':
      return t(change.to === true ? 'away.what.two-copies.on' : 'away.what.two-copies.off');
    case 'known':
      return t(change.to === true ? 'away.what.known.new' : 'away.what.known.gone');
    case 'state':
      return t('away.what.state', { from: stateWord(change.from), to: stateWord(change.to) });
    case 'power':
    case 'source':
      return t(`away.what.${change.what}`, { from: powerWord(change.from), to: powerWord(change.to) });
    case 'placement':
      return t('away.what.placement', { from: placementWord(change.from), to: placementWord(change.to) });
    case 'points-lost':
      return t('away.what.points-lost', { from: momentWord(change.from), to: momentWord(change.to) });
    case 'host':
      return t('away.what.host', { from: change.from ?? t('away.nothing'), to: change.to ?? t('away.nothing') });
    case 'name':
      return t('away.what.name', { from: change.from ?? t('away.nothing') });
  }
}

function stateWord(state: ReplicaState | null): string {
  switch (state) {
    case null:
      return t('mark.unprotected');
    case 'ready':
      return t('mark.protected');
    case 'failover':
      return t('mark.failover');
    case 'failover-failed':
      return t('mark.failed');
    case 'ready-to-switch':
      return t('mark.ready-to-switch');
    case 'failback':
      return t('mark.failback');
    case 'permanent':
      return t('mark.moved');
    case 'unknown':
      return t('mark.unknown');
    case 'verifying':
      return t('mark.test');
    case 'processing':
    case 'undoing':
    case 'finalising':
    case 'synchronising':
    case 'switching':
      return t('mark.workingAt', { step: t(`step.${state}`) });
  }
}

function powerWord(power: 'on' | 'off' | 'unknown' | null): string {
  return power === null ? t('away.nothing') : t(`power.${power}`);
}

function placementWord(placement: 'home' | 'provider' | null): string {
  return placement === null ? t('away.nothing') : t(`away.placement.${placement}`);
}

function momentWord(at: number | null): string {
  return at === null ? t('away.nothing') : formatMoment(at, Date.now());
}
