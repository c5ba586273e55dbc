import { ChevronsDownUp, ChevronsUpDown } from 'lucide-react';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import { FilterMenu } from '../estate/FilterMenu.tsx';
import { TableButton } from '../papers/TableButton.tsx';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { counted, formatCount, t } from '../ui/text.ts';
import { columns } from './columns.ts';
import { listTable } from './csv.ts';
import { PickMenu } from './PickMenu.tsx';
import styles from './ReplicasPage.module.css';
import type { Tree } from './tree.ts';
import { groupRows, showColumns, useListView } from './view.ts';

const cx = classesOf(styles);

interface Props {
  readonly picture: EstatePicture;
  readonly tree: Tree;
  readonly text: string;
  /** How many VMs the filter lets through. */
  readonly matching: number;
  readonly selected: number;
  readonly onlySelected: boolean;
  readonly onOnlySelected: (only: boolean) => void;
  readonly gatewayNow: number;
  readonly onFold: (keys: readonly string[], isFolded: boolean) => void;
}

/** How many there are, and what is shown of them. */
export function ListHead(props: Props) {
  const { picture, tree, text, matching, selected, onlySelected, onOnlySelected, onFold } = props;
  const { shown, isGrouped } = useListView();
  const { length } = tree.order.slots;
  const all = picture.vmIds.length;
  return (
    <div className={cx('head')}>
      <h1>
        {text.trim() !== ''
          ? t('list.found', { ...counted(length), text })
          : length < all
            ? t('list.some', { count: formatCount(length), all: formatCount(all) })
            : t('list.all', { count: formatCount(all) })}
      </h1>
      <Toggle isOn={isGrouped} onChange={groupRows}>
        {t('list.grouped')}
      </Toggle>
      {isGrouped && <FoldButtons tree={tree} onFold={onFold} />}
      <FilterMenu count={matching} />
      <PickMenu
        title={t('list.columns')}
        choices={columns.flatMap((id) => (id === 'name' ? [] : { id, label: t(`list.column.${id}`) }))}
        chosen={new Set(shown)}
        onChange={showColumns}
      />
      {(selected > 0 || onlySelected) && (
        <Toggle isOn={onlySelected} onChange={onOnlySelected}>
          {t('list.onlySelected', { count: formatCount(selected) })}
        </Toggle>
      )}
      <TableButton
        name={t('table.replicas')}
        table={() => listTable(picture, tree.order.slots, shown, props.gatewayNow)}
      />
    </div>
  );
}

function FoldButtons({ tree: { groups }, onFold }: Pick<Props, 'tree' | 'onFold'>) {
  const keys = groups.map(({ key }) => key);
  return (
    <>
      <Button look="icon" aria-label={t('list.foldAll')} onPress={() => onFold(keys, true)}>
        <ChevronsDownUp size={16} aria-hidden="true" />
      </Button>
      <Button look="icon" aria-label={t('list.unfoldAll')} onPress={() => onFold(keys, false)}>
        <ChevronsUpDown size={16} aria-hidden="true" />
      </Button>
    </>
  );
}

interface ToggleProps {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly children: string;
}

function Toggle({ isOn, onChange, children }: ToggleProps) {
  return (
    <button type="button" className={cx('toggle')} aria-pressed={isOn} onClick={() => onChange(!isOn)}>
      {children}
    </button>
  );
}
