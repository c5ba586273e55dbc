import { useState } from 'react';
import type { RecoveryTargets } from '#shared/ipc/index.ts';
import { recoveryTargets } from '#shared/ipc/papers.ts';
import { prefer } from '../app/preferences.ts';
import { classesOf } from '../ui/classes.ts';
import { Field } from '../ui/Field.tsx';
import { t } from '../ui/text.ts';
import styles from './History.module.css';

const cx = classesOf(styles);
const kinds = ['critical', 'important', 'normal'] as const;

/** What times are held against. A good number holds when the field is left; a bad one stays, with what is wrong. */
export function TargetFields({ targets }: { readonly targets: RecoveryTargets }) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  return (
    <>
      <p className={cx('quiet')}>{t('score.targets.lead')}</p>
      <div className={cx('targets')}>
        {kinds.map((kind) => {
          const text = typed[kind] ?? String(targets[kind]);
          const changed = recoveryTargets.safeParse({ ...targets, [kind]: minutesIn(text) });
          return (
            <Field
              key={kind}
              label={t(`score.target.${kind}`)}
              value={text}
              inputMode="numeric"
              error={changed.success ? null : t('score.target.wrong')}
              onChange={(now) => setTyped({ ...typed, [kind]: now })}
              onBlur={() => {
                if (changed.success && changed.data[kind] !== targets[kind])
                  void prefer({ recoveryTargets: changed.data });
              }}
            />
          );
        })}
      </div>
    </>
  );
}

function minutesIn(text: string): number {
  return /^\s*\d{1,6}\s*$/.test(text) ? Number(text) : Number.NaN;
}
