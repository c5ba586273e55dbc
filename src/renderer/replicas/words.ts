import { hasFlag, type VmAt } from '../estate/vm.ts';

export function criticalityOf({ flags }: VmAt): 'critical' | 'important' | 'normal' {
  if (hasFlag(flags, 'critical')) return 'critical';
  return hasFlag(flags, 'important') ? 'important' : 'normal';
}
