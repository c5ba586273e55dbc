import { Check, Minus } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react';
import { best, plain, ranked, rankOf, wordsTyped } from '../../search/rank.ts';
import { classesOf } from '../../ui/classes.ts';
import { pressIn } from '../../ui/partKeys.ts';
import { counted, t } from '../../ui/text.ts';
import { type WalkHere, walkKeys } from '../../ui/walkKeys.ts';
import styles from './MemberPicker.module.css';

const cx = classesOf(styles);

/** More than this nobody reads: another letter finds sooner. */
const SHOWN_MAX = 200;
const PAGE = 8;

/** One thing to choose: a member, or several that go together. */
export interface Pick {
  readonly id: string;
  readonly title: string;
  readonly beside: string;
  readonly vmIds: readonly string[];
  readonly isOn: 'all' | 'some' | 'none';
}

interface Props {
  readonly label: string;
  readonly picks: readonly Pick[];
  readonly onPick: (vmIds: readonly string[], isOn: boolean) => void;
}

/** Several of many, found by typing: the arrows walk, Enter chooses or lets go. */
export function MemberPicker({ label, picks, onPick }: Props) {
  const id = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const typed = wordsTyped(useDeferredValue(text));
  const found =
    typed.length === 0
      ? picks.slice(0, SHOWN_MAX)
      : best(
          ranked(picks, ({ title, beside }) => rankOf(typed, title, plain(beside))),
          SHOWN_MAX,
        ).map(({ item }) => item);
  const current = found[Math.min(at, found.length - 1)];
  const optionId = (pick: Pick) => `${id}-${pick.id}`;
  const walkTo = (index: number) => {
    const next = Math.max(0, Math.min(found.length - 1, index));
    setAt(next);
    const pick = found[next];
    if (pick) document.getElementById(optionId(pick))?.scrollIntoView({ block: 'nearest' });
  };
  const choose = (pick: Pick | undefined) => {
    if (pick) onPick(pick.vmIds, pick.isOn !== 'all');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const place = Math.min(at, found.length - 1);
    const here: WalkHere = {
      step: (by) => walkTo(place + by),
      page: (by) => walkTo(place + by * PAGE),
      choose: () => choose(current),
    };
    pressIn(walkKeys, here, event);
  };
  return (
    <div className={cx('picker')}>
      <input
        className={cx('input')}
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={current ? optionId(current) : undefined}
        autoFocus
        spellCheck={false}
        placeholder={t('picker.placeholder')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={`${id}-list`} className={cx('list')} role="listbox" aria-label={label} aria-multiselectable="true">
        {found.map((pick) => (
          <li
            key={pick.id}
            id={optionId(pick)}
            role="option"
            aria-selected={pick.isOn === 'all'}
            className={cx('option', pick === current && 'current')}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(pick)}
          >
            <span className={cx('box', pick.isOn !== 'none' && 'on')} aria-hidden="true">
              {pick.isOn === 'all' && <Check size={10} strokeWidth={3} />}
              {pick.isOn === 'some' && <Minus size={10} strokeWidth={3} />}
            </span>
            <span className={cx('title')}>{pick.title}</span>
            <span className={cx('beside')}>{pick.beside}</span>
          </li>
        ))}
      </ul>
      <p role="status" className={cx('status')}>
        {t('picker.found', counted(found.length))} {t('picker.hint')}
      </p>
    </div>
  );
}
