import { t } from '../ui/text.ts';

const known = [
  ...(['tenant-disabled', 'replication-running', 'test-running', 'no-restore-point'] as const),
  ...(['host-unreachable', 'quota-exceeded', 'two-copies', 'site-not-connected'] as const),
] as const;

/** What blocks a replica, in few words. Providers may have codes of their own: the VM's page has their sentence. */
export function blockerWords(code: string): string {
  const one = known.find((each) => each === code);
  return one === undefined ? t('blocker.other', { code }) : t(`blocker.${one}`);
}
