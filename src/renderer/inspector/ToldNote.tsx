import { t, words } from '../ui/text.ts';
import { TryAgain } from '../ui/TryAgain.tsx';
import styles from './Inspector.module.css';
import type { VmTold } from './useVmDetails.ts';

/** While the facts of a VM are read, and where they could not be. Nothing once they are there. */
export function ToldNote({ told: { failure, isAsking, askAgain } }: { readonly told: VmTold }) {
  if (isAsking) return <p className={styles['quiet']}>{t('vm.reading')}</p>;
  if (failure === null) return null;
  return (
    <TryAgain onPress={askAgain}>
      <p>{t('vm.notRead')}</p>
      <p>{words(failure.message)}</p>
    </TryAgain>
  );
}
