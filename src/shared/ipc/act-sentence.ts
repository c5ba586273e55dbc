import type { HostAct, SshPlace } from '../domain/index.ts';
import type { Message } from '../texts/index.ts';

/** One act in a sentence: on papers, in lists, above its whole text. Pure. */
export function actSentence(act: HostAct): Message {
  switch (act.kind) {
    case 'command':
    case 'copy':
      return { code: `act.${act.kind}`, params: placeParams(act.place) };
    case 'fence':
      return { code: 'act.fence', params: { ...placeParams(act.place), vm: act.vmName } };
    case 'tcp':
      return { code: 'act.tcp', params: { host: nameOf(act) } };
    case 'ping':
      return { code: 'act.ping', params: { host: act.address } };
    case 'http':
      return { code: 'act.http', params: { host: act.url } };
  }
}

function placeParams({ address, port, credential, jump }: SshPlace): Message['params'] {
  const host = nameOf({ address, port });
  return { host: jump === null ? host : `${nameOf(jump)} → ${host}`, account: credential };
}

function nameOf({ address, port }: { readonly address: string; readonly port: number }): string {
  return port === 22 ? address : `${address}:${String(port)}`;
}
