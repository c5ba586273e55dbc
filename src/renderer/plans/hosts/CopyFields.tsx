import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Button } from '../../ui/Button.tsx';
import { classesOf } from '../../ui/classes.ts';
import { Field } from '../../ui/Field.tsx';
import { t } from '../../ui/text.ts';
import styles from './HostsTab.module.css';
import { ParsedEdit } from './ParsedEdit.tsx';
import { modeIn, modeWords } from './parsing.ts';
import type { ActOf, ActProps } from './parts.ts';
import { PlaceFields } from './PlaceFields.tsx';

const cx = classesOf(styles);
const CONTENT_CHARS_MAX = 65_536;

export function CopyFields({ act, onChange, error }: ActProps<ActOf<'copy'>>) {
  const [isTooLarge, setTooLarge] = useState(false);
  const change = (part: Partial<typeof act>, field: string) => onChange({ ...act, ...part }, field);
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    const content = file.size > CONTENT_CHARS_MAX * 4 ? null : await file.text();
    const fits = content !== null && content.length <= CONTENT_CHARS_MAX;
    setTooLarge(!fits);
    if (fits) change({ content }, 'file');
  };
  return (
    <>
      <PlaceFields place={act.place} onChange={(place, field) => change({ place }, field)} error={error} />
      <div className={cx('columns')}>
        <Field
          label={t('plan.hosts.path')}
          value={act.path}
          onChange={(path) => change({ path }, 'path')}
          maxLength={1_000}
          error={error('act.path')}
          autoComplete="off"
        />
        <ParsedEdit
          label={t('plan.hosts.mode')}
          hint={t('plan.hosts.mode.hint')}
          wrong={t('plan.hosts.mode.wrong')}
          value={act.mode}
          format={modeWords}
          parse={modeIn}
          onChange={(mode) => change({ mode }, 'mode')}
        />
      </div>
      <Field
        label={t('plan.hosts.content')}
        value={act.content}
        onChange={(content) => change({ content }, 'content')}
        maxLength={CONTENT_CHARS_MAX}
        lines={6}
        mono
        spellCheck="false"
        error={isTooLarge ? t('plan.hosts.content.tooLarge') : null}
      />
      <div>
        <FileTrigger onSelect={(files) => void take(files?.[0])}>
          <Button>{t('plan.hosts.content.file')}</Button>
        </FileTrigger>
      </div>
    </>
  );
}
