import { useDeferredValue, useId, useMemo, useState, type KeyboardEvent } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { arriveAt } from '../app/arrive.ts';
import { showPalette, useNavigation } from '../app/navigation.ts';
import { usePreferences } from '../app/preferences.ts';
import { gatewayNow, useConnections, useCurrentConnection } from '../connections/store.ts';
import { useFind } from '../estate/find.ts';
import { markLooks } from '../estate/marks.ts';
import { useCurrentPicture } from '../estate/store.ts';
import { markAt, vmAt } from '../estate/vm.ts';
import { useFailbackList } from '../failback/store.ts';
import { usePlanList } from '../plans/store.ts';
import { useRuns } from '../runs/store.ts';
import { useSelection } from '../selection/store.ts';
import { classesOf } from '../ui/classes.ts';
import { clock } from '../ui/clock.ts';
import { counted, t } from '../ui/text.ts';
import { preferencesDefault } from '#shared/ipc/preferences.ts';
import { type Command, commandsOf } from './commands.ts';
import styles from './Palette.module.css';
import { commandsFound } from './search.ts';

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
  const [at, setAt] = useState(0);
  const [refusal, setRefusal] = useState('');
  const found = useFound(useDeferredValue(text));
  const current = found[Math.min(at, found.length - 1)];
  const optionId = (command: Command) => `${id}-${command.id}`;

  const type = (typed: string) => {
    setText(typed);
    setAt(0);
    setRefusal('');
  };
  const walkTo = (index: number) => {
    setAt(index);
    setRefusal('');
    const command = found[index];
    if (command) document.getElementById(optionId(command))?.scrollIntoView({ block: 'nearest' });
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
    const next = afterKey(event.key, Math.min(at, found.length - 1), found.length);
    if (next !== null) walkTo(next);
    else if (event.key === 'Enter') choose(current);
    else return;
    event.preventDefault();
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
            <span className={cx('beside')}>{command.blocked ?? command.beside}</span>
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

/** Where a key leads: round and round with the arrows, as lists of commands do. Null where it does not move. */
function afterKey(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowUp':
      return (at + count - 1) % count;
    case 'PageDown':
      return Math.min(count - 1, at + PAGE);
    case 'PageUp':
      return Math.max(0, at - PAGE);
    default:
      return null;
  }
}

const PAGE = 8;

function useFound(text: string): readonly Command[] {
  const picture = useCurrentPicture();
  const connection = useCurrentConnection();
  const mask = useSelection((state) => state.mask);
  const lookedFor = useFind((state) => state.text);
  const connections = useConnections((state) => state.connections) ?? none;
  const plans = usePlanList(connection?.id ?? null) ?? none;
  const failbacks = useFailbackList(connection?.id ?? null) ?? none;
  const runs = useRuns((state) => state.runs);
  const preferences = usePreferences((state) => state.view?.preferences) ?? preferencesDefault;
  const currentId = connection?.id ?? null;
  const commands = useMemo(
    () => commandsOf({ picture, mask, lookedFor, connections, currentId, plans, runs, failbacks, preferences }),
    [picture, mask, lookedFor, connections, currentId, plans, runs, failbacks, preferences],
  );
  return useMemo(() => {
    const now = gatewayNow(connection, clock.now());
    return commandsFound(commands, picture, text, (slot) => {
      const vm = picture ? vmAt(picture, slot) : null;
      return {
        id: `vm ${vm?.vmId ?? slot}`,
        kind: 'vm',
        title: vm?.name ?? '',
        beside: [picture && t(markLooks[markAt(picture, slot, now)].word), vm?.site, vm?.host, vm?.application]
          .filter(Boolean)
          .join(', '),
        blocked: null,
        run: () => {
          if (vm) arriveAt(slot, vm.vmId);
        },
      };
    });
  }, [commands, picture, text, connection]);
}

const none: readonly never[] = [];
