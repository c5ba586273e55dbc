import { Search } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { gatewayNow, useCurrentConnection } from '../connections/store.ts';
import { find, useFind, vmsFound } from '../estate/find.ts';
import { markAt } from '../estate/vm.ts';
import { useCurrentPicture } from '../estate/store.ts';
import { classesOf } from '../ui/classes.ts';
import { useNow } from '../ui/clock.ts';
import { StateMark } from '../ui/StateMark.tsx';
import { t } from '../ui/text.ts';
import { arriveAt } from './arrive.ts';
import styles from './FindField.module.css';
import { useNavigation } from './navigation.ts';

const cx = classesOf(styles);
const SHOWN_MAX = 12;

/** Its place, before it is there. */
export function FindPlace() {
  return <div className={cx('find')} />;
}

/** Finds a VM by name, application or host. The map fades the others, the list leaves them out; Enter goes there. */
export function FindField() {
  const text = useFind((state) => state.text);
  const asked = useNavigation((state) => state.findAsked);
  const input = useRef<HTMLInputElement>(null);
  const items = useFound(text);
  useEffect(() => {
    if (asked === 0) return;
    input.current?.focus();
    input.current?.select();
  }, [asked]);
  return (
    <ComboBox
      aria-label={t('find.label')}
      className={cx('find')}
      inputValue={text}
      onInputChange={find}
      items={items}
      allowsCustomValue
      menuTrigger="input"
      onChange={(key) => {
        const found = items.find((item) => item.id === key);
        if (found) arriveAt(found.slot, found.id);
      }}
    >
      <Search size={14} aria-hidden="true" />
      <Input ref={input} className={cx('input')} placeholder={t('find.placeholder')} />
      <Popover className={cx('popover')} placement="bottom end">
        <ListBox className={cx('list')}>
          {(item: Found) => (
            <ListBoxItem id={item.id} textValue={item.name} className={cx('item')}>
              <span className={cx('name')}>{item.name}</span>
              <StateMark mark={item.mark} />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

interface Found {
  readonly id: string;
  readonly slot: number;
  readonly name: string;
  readonly mark: ReturnType<typeof markAt>;
}

function useFound(text: string): readonly Found[] {
  const picture = useCurrentPicture();
  const connection = useCurrentConnection();
  const now = gatewayNow(connection, useNow());
  const slots = useMemo(
    () => (picture && text.trim().length > 0 ? vmsFound(picture, text, SHOWN_MAX).map(({ item }) => item) : []),
    [picture, text],
  );
  if (!picture) return [];
  return slots.map((slot) => ({
    id: picture.vmIds[slot] ?? '',
    slot,
    name: picture.names[slot] ?? '',
    mark: markAt(picture, slot, now),
  }));
}
