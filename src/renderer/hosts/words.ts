import type { HostAct } from '#shared/domain/index.ts';
import type { HostAccount } from '#shared/ipc/index.ts';
import { actSentence } from '#shared/ipc/act-sentence.ts';
import { t, words } from '../ui/text.ts';

/** One act in a sentence. */
export function actLine(act: HostAct): string {
  return words(actSentence(act));
}

export function accountLine({ account, proof }: HostAccount): string {
  switch (proof.kind) {
    case 'key':
      return t('accounts.is.key', { account, file: proof.file });
    case 'agent':
      return t('accounts.is.agent', { account, socket: proof.socket });
    case 'password':
      return t('accounts.is.password', { account });
  }
}
