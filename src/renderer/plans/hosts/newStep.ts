import type { HostAct, PlanHostStep, SshPlace } from '#shared/domain/index.ts';
import { fencingPresets } from '#shared/domain/host-presets.ts';
import { t } from '../../ui/text.ts';

export const actKinds = [
  'command',
  'copy',
  'fence',
  'tcp',
  'http',
  'ping',
] as const satisfies readonly HostAct['kind'][];

const COMMAND_SECONDS = 60;
const SSH_PORT = 22;
const HTTPS_PORT = 443;
const newPlace: SshPlace = { address: '', port: SSH_PORT, credential: '', jump: null };
const patience = { answersInARow: 3, betweenSeconds: 5, wholeSeconds: 300 };

/** A command before everything, in failovers: tests and fencing are chosen on purpose. */
export function newStep(): PlanHostStep {
  return {
    id: crypto.randomUUID(),
    name: t('plan.hosts.newName'),
    act: actOfKind('command', null),
    when: 'before',
    vmId: null,
    runsIn: ['failover', 'planned-failover'],
    critical: true,
    retries: 0,
  };
}

/** An act of another kind, at the same host and by the same account as far as it has any. */
export function actOfKind(kind: HostAct['kind'], was: HostAct | null): HostAct {
  const place = was !== null && 'place' in was ? was.place : { ...newPlace, address: addressOf(was) };
  switch (kind) {
    case 'command': {
      const rules = { limitSeconds: COMMAND_SECONDS, exitCodes: [0], contains: null, safeToRepeat: false };
      return { kind, place, command: '', ...rules };
    }
    case 'copy':
      return { kind, place, path: '', content: '', mode: 0o640 };
    case 'fence': {
      const [{ powerOff, powerState, saysOff }] = fencingPresets;
      return { kind, place, vmName: '', powerOff, powerState, saysOff, limitSeconds: COMMAND_SECONDS };
    }
    case 'tcp':
      return { kind, address: addressOf(was), port: HTTPS_PORT, patience: patienceOf(was) };
    case 'ping':
      return { kind, address: addressOf(was), patience: patienceOf(was) };
    case 'http': {
      const rules = { statuses: [200], contains: null, certificate: 'checked' as const };
      return { kind, url: `https://${addressOf(was)}`, ...rules, patience: patienceOf(was) };
    }
  }
}

function addressOf(act: HostAct | null): string {
  if (act === null) return '';
  if (act.kind === 'http') return URL.canParse(act.url) ? new URL(act.url).hostname : '';
  return 'place' in act ? act.place.address : act.address;
}

function patienceOf(act: HostAct | null) {
  return act !== null && 'patience' in act ? act.patience : patience;
}
