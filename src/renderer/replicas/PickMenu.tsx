import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { classesOf } from '../ui/classes.ts';
import styles from './PickMenu.module.css';

const cx = classesOf(styles);

interface Choice {
  readonly id: string;
  readonly label: string;
  readonly content?: ReactNode;
}

interface Props {
  readonly title: string;
  readonly choices: readonly Choice[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
  readonly isSet?: boolean;
}

/** A button that opens a list to tick several of. It stays open while one ticks. */
export function PickMenu({ title, choices, chosen, onChange, isSet = false }: Props) {
  return (
    <MenuTrigger>
      <Button className={cx('button', isSet && 'set')}>{title}</Button>
      <Popover className={cx('popover')} placement="bottom end">
        <Menu
          aria-label={title}
          className={cx('menu')}
          selectionMode="multiple"
          selectedKeys={chosen}
          shouldCloseOnSelect={false}
          onSelectionChange={(keys) =>
            onChange(new Set(keys === 'all' ? choices.map(({ id }) => id) : [...keys].map(String)))
          }
        >
          {choices.map(({ id, label, content }) => (
            <MenuItem key={id} id={id} textValue={label} className={cx('item')}>
              {({ isSelected }) => (
                <>
                  <span className={cx('tick')} aria-hidden="true">
                    {isSelected && <Check size={12} strokeWidth={3} />}
                  </span>
                  <span className={cx('content')}>{content ?? label}</span>
                </>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
