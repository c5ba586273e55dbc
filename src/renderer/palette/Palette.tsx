import { useDeferredValue, useId, useState, type KeyboardEvent } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { showPalette, useNavigation } from '../app/navigation.ts';
import { classesOf } from '../ui/classes.ts';
import type { Command } from '../ui/command.ts';
import { comboWords } from '../ui/combos.ts';
import { pressIn } from '../ui/partKeys.ts';
import { counted, t } from '../ui/text.ts';
import { type WalkHere, walkKeys } from '../ui/walkKeys.ts';
import styles from './Palette.module.css';
import { useFound } from './useFound.ts';
import { useMeant } from './useMeant.ts';

const cx = classesOf(styles);

/** Everything that has a name, and everything that can be done, by typing a part of it. */
export function Palette() {
  const isOpen = useNavigation((state) => state.paletteShown);
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={showPalette} isDismissable className={cx('veil')}>
      <Modal className={cx('modal')}>
        <Dialog aria-label={t('palette.label')} className={cx('dialog')}>
          <Search />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Search() {
  const id = useId();
  const [text, setText] = useState('');
  const [refusal, setRefusal] = useState('');
  const typed = useDeferredValue(text);
  const found = useFound(typed);
  const { at, goTo } = useMeant(found, typed);
  const current = found[at];
  const optionId = (command: Command) => `${id}-${command.id}`;

  const type = (typing: string) => {
    setText(typing);
    setRefusal('');
  };
  const walkTo = (index: number) => {
    const command = found[index];
    setRefusal('');
    if (command === undefined) return;
    goTo(command);
    document.getElementById(optionId(command))?.scrollIntoView({ block: 'nearest' });
  };
  const choose = (command: Command | undefined) => {
    if (command === undefined) return;
    if (command.blocked !== null) {
      setRefusal(t('palette.refused', { title: command.title, why: command.blocked }));
      return;
    }
    showPalette(false);
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const { length } = found;
    const here: WalkHere = {
      // Round and round, as lists of commands do.
      step: (by) => walkTo(at < 0 ? (by === 1 ? 0 : length - 1) : (at + by + length) % length),
      page: (by) => walkTo(Math.max(0, Math.min(length - 1, at + by * PAGE))),
      choose: () => choose(current),
    };
    pressIn(walkKeys, here, event);
  };

  return (
    <>
      <input
        className={cx('input')}
        role="combobox"
        aria-label={t('palette.label')}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={current ? optionId(current) : undefined}
        autoFocus
        spellCheck={false}
        placeholder={t('palette.placeholder')}
        value={text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <ul id={`${id}-list`} className={cx('list')} role="listbox" aria-label={t('palette.list')}>
        {found.map((command) => (
          <li
            key={command.id}
            id={optionId(command)}
            role="option"
            aria-selected={command === current}
            aria-disabled={command.blocked !== null}
            className={cx('option', command === current && 'current', command.blocked !== null && 'blocked')}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(command)}
          >
            <span className={cx('title')}>{command.title}</span>
            <span className={cx('beside')}>
              <span>{command.blocked ?? command.beside}</span>
              {command.keys && <kbd>{comboWords(command.keys)}</kbd>}
            </span>
            <span className={cx('kind')}>{t(`palette.kind.${command.kind}`)}</span>
          </li>
        ))}
      </ul>
      <p role="status" className={cx('status', refusal !== '' && 'refusal')}>
        {refusal === '' ? t('palette.found', counted(found.length)) : refusal}
      </p>
    </>
  );
}

const PAGE = 8;
