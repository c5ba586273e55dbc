import { useEffect, useRef, useState } from 'react';
import { gapCount, type HostGaps } from '#shared/ipc/host-gaps.ts';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { GlyphIcon } from '../ui/GlyphIcon.tsx';
import { counted, t } from '../ui/text.ts';
import { AccountDialog } from './AccountDialog.tsx';
import { HostKeyDialog } from './HostKeyDialog.tsx';
import styles from './Hosts.module.css';
import { askHosts, useHosts } from './store.ts';
import { TextDialog } from './TextDialog.tsx';
import { actLine } from './words.ts';

const cx = classesOf(styles);

type Asked =
  | { readonly is: 'account'; readonly label: string }
  | { readonly is: 'host'; readonly place: HostGaps['hosts'][number] }
  | { readonly is: 'text'; readonly text: HostGaps['texts'][number] };

/** What is missing on this computer, each with the way to mend it. */
export function Gaps({ gaps, readyWords }: { readonly gaps: HostGaps; readonly readyWords: string }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const wasAsked = useRef(false);
  const n = gapCount(gaps);
  const ask = (what: Asked) => {
    wasAsked.current = true;
    setAsked(what);
  };
  const close = () => setAsked(null);
  // What is mended goes, and with it the button that led there: the keyboard stays with what is left.
  useEffect(() => {
    if (wasAsked.current && document.activeElement === document.body) list.current?.focus();
  }, [gaps]);
  return (
    <div ref={list} tabIndex={-1} className={cx('group')}>
      <p role="status">
        {n === 0 ? (
          <span className={cx('ready')}>
            <GlyphIcon glyph="tick" /> {readyWords}
          </span>
        ) : (
          t('gaps.some', counted(n))
        )}
      </p>
      <ul className={cx('list')}>
        {gaps.accounts.map(({ label, why, detail }) => (
          <Gap
            key={`account ${label}`}
            says={t(`gaps.account.${why}`, { label, detail })}
            does={t(why === 'unknown-credential' ? 'gaps.account.add' : 'gaps.account.mend', { label })}
            onPress={() => ask({ is: 'account', label })}
          />
        ))}
        {gaps.hosts.map((place) => (
          <Gap
            key={`host ${place.host}`}
            says={t('gaps.host', { host: place.host })}
            does={t('gaps.host.ask', { host: place.host })}
            onPress={() => ask({ is: 'host', place })}
          />
        ))}
        {gaps.texts.map((text) => (
          <Gap
            key={text.hash}
            says={t('gaps.text', { act: actLine(text.act) })}
            does={t('gaps.text.read')}
            onPress={() => ask({ is: 'text', text })}
          />
        ))}
      </ul>
      {asked?.is === 'account' && <GapAccount label={asked.label} onClose={close} />}
      {asked?.is === 'host' && <HostKeyDialog {...asked.place} onClose={close} />}
      {asked?.is === 'text' && <TextDialog text={asked.text} onClose={close} />}
    </div>
  );
}

interface GapProps {
  readonly says: string;
  readonly does: string;
  readonly onPress: () => void;
}

function Gap({ says, does, onPress }: GapProps) {
  return (
    <li className={cx('entry')}>
      <span className={cx('what')}>
        <span className={cx('missing')}>
          <GlyphIcon glyph="cross" />
        </span>{' '}
        {says}
      </span>
      <Button onPress={onPress}>{does}</Button>
    </li>
  );
}

/** Known already, and only its proof is missing, or not known at all. */
function GapAccount({ label, onClose }: { readonly label: string; readonly onClose: () => void }) {
  const view = useHosts((state) => state.view);
  useEffect(() => void askHosts(), []);
  if (view === null) return null;
  const known = view.accounts.find((one) => one.label === label) ?? null;
  return <AccountDialog known={known} label={label} onClose={onClose} />;
}
