import type { SavedTable } from '#shared/ipc/index.ts';
import { Button } from '../ui/Button.tsx';
import { t } from '../ui/text.ts';
import { saveTable } from './saving.ts';

export interface TableProps {
  /** Of the table, for its file and for who hears the button. */
  readonly name: string;
  /** What stands in it now: read when it is asked for. */
  readonly table: () => Pick<SavedTable, 'header' | 'rows'>;
}

/** Saves a table as CSV, with the rows that it shows. */
export function TableButton({ name, table }: TableProps) {
  return (
    <Button look="quiet" aria-label={t('table.save.of', { name })} onPress={() => void saveTable({ name, ...table() })}>
      {t('table.save')}
    </Button>
  );
}
