import type { HostAct, PlanHostStep, SshPlace } from '#shared/domain/index.ts';
import { message } from '#shared/texts/index.ts';
import type { Message } from '#shared/texts/index.ts';
import { seconds, text } from './said.ts';
import type { NameOf } from './units.ts';

/** What a step on a host says, thing by thing. */
export function hostStepWords(step: PlanHostStep, nameOf: NameOf): Record<string, Message> {
  const { act, when, vmId, runsIn, critical, retries } = step;
  return {
    'host-name': text(step.name),
    'host-kind': message(`plan-value.host-${act.kind}`),
    'host-place': message(`plan-value.host-${when}${vmId === null ? '-plan' : ''}`, {
      name: vmId === null ? '' : nameOf(vmId),
    }),
    ...actWords(act),
    'host-runs': text(runsIn.toSorted().join(', ')),
    critical: message(critical ? 'plan-value.critical' : 'plan-value.optional'),
    retries: message('plan-value.number', { n: retries }),
  };
}

function actWords(act: HostAct): Record<string, Message> {
  switch (act.kind) {
    case 'command':
      return {
        ...placeWords(act.place),
        'host-command': text(act.command),
        'host-limit': seconds(act.limitSeconds),
        'host-exit': text(act.exitCodes.join(', ')),
        'host-contains': text(act.contains ?? ''),
        'host-repeat': message(act.safeToRepeat ? 'plan-value.host-safe' : 'plan-value.host-asked'),
      };
    case 'copy':
      return {
        ...placeWords(act.place),
        'host-path': text(act.path),
        'host-content': text(act.content),
        'host-mode': text(act.mode.toString(8).padStart(3, '0')),
      };
    case 'fence':
      return {
        ...placeWords(act.place),
        'host-vm': text(act.vmName),
        'host-powerOff': text(act.powerOff),
        'host-powerState': text(act.powerState),
        'host-saysOff': text(act.saysOff),
        'host-limit': seconds(act.limitSeconds),
      };
    case 'tcp':
      return { 'host-host': text(`${act.address}:${String(act.port)}`), ...patienceWords(act) };
    case 'ping':
      return { 'host-host': text(act.address), ...patienceWords(act) };
    case 'http':
      return {
        'host-url': text(act.url),
        'host-statuses': text(act.statuses.join(', ')),
        'host-contains': text(act.contains ?? ''),
        'host-certificate': message(`plan-value.host-certificate-${act.certificate}`),
        ...patienceWords(act),
      };
  }
}

function placeWords({ address, port, credential, jump }: SshPlace): Record<string, Message> {
  return {
    'host-host': text(`${address}:${String(port)}`),
    'host-account': text(credential),
    'host-jump': text(jump === null ? '' : `${jump.address}:${String(jump.port)} (${jump.credential})`),
  };
}

function patienceWords({ patience }: Extract<HostAct, { readonly patience: unknown }>): Record<string, Message> {
  const { answersInARow, betweenSeconds, wholeSeconds } = patience;
  return {
    'host-patience': message('plan-value.host-patience', {
      n: answersInARow,
      between: betweenSeconds,
      whole: wholeSeconds,
    }),
  };
}
