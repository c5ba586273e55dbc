import type { Cell } from '../papers/cells.ts';
import { t } from '../ui/text.ts';
import type { OrderEntry } from './order.ts';

const columns = ['place', 'what', 'after', 'critical', 'delay', 'retries', 'timeout', 'note'] as const;

/** Members and gates of a plan, in order. */
export function orderTable(
  entries: readonly OrderEntry[],
  nameOf: (vmId: string) => string,
  gateWords: (gate: Extract<OrderEntry, { kind: 'gate' }>['gate']) => string,
): { readonly header: string[]; readonly rows: Cell[][] } {
  const afterOf = ({ after }: OrderEntry): string =>
    after.map((one) => (one.kind === 'vm' ? nameOf(one.vmId) : one.text)).join(', ');
  return {
    header: columns.map((column) => t(`plan.csv.${column}`)),
    rows: entries.map((entry): Cell[] => {
      if (entry.kind === 'gate')
        return [entry.place, gateWords(entry.gate), afterOf(entry), null, null, null, null, null];
      const { vmId, critical, bootDelaySeconds, retries, timeoutSeconds, note } = entry.member;
      const rules = [t(critical ? 'plan.csv.yes' : 'plan.csv.no'), bootDelaySeconds, retries, timeoutSeconds];
      return [entry.place, nameOf(vmId), afterOf(entry), ...rules, note];
    }),
  };
}
