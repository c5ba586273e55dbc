import { ArrowDown, ArrowUp, X } from 'lucide-react';
import type { PlanDraft, PlanHostStep } from '#shared/domain/index.ts';
import { actLine } from '../../hosts/words.ts';
import { Button } from '../../ui/Button.tsx';
import { classesOf } from '../../ui/classes.ts';
import { GlyphIcon } from '../../ui/GlyphIcon.tsx';
import { t } from '../../ui/text.ts';
import { edit } from '../editor.ts';
import { neighbourOf } from '../edit/host-steps.ts';
import styles from './HostsTab.module.css';
import { StepFields } from './StepFields.tsx';

const cx = classesOf(styles);

interface Props {
  readonly draft: PlanDraft;
  readonly step: PlanHostStep;
  readonly isOpen: boolean;
  /** It was added a moment ago: its name is typed first. */
  readonly isNew: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onRemove: () => void;
  readonly error: (part: string) => string | null;
}

/** One step in a line; its fields below while it is edited. */
export function StepRow({ draft, step, isOpen, isNew, onOpen, onRemove, error }: Props) {
  const name = step.name.trim() === '' ? t('plan.hosts.new') : step.name;
  const move = (by: -1 | 1) => edit({ do: 'move-host-step', stepId: step.id, by });
  const isAtEnd = (by: -1 | 1) => neighbourOf(draft.hostSteps, step, by) === null;
  return (
    <li className={cx('step')}>
      <div className={cx('row')}>
        <span className={cx('what')}>
          <strong>{name}</strong> <span className={cx('under')}>{actLine(step.act)}</span>
        </span>
        {error('') !== null && (
          <span className={cx('wrong')}>
            <GlyphIcon glyph="cross" /> {t('plan.hosts.wrong')}
          </span>
        )}
        <Button
          look="icon"
          aria-label={t('plan.hosts.earlier', { name })}
          whyNot={isAtEnd(-1) ? t('plan.hosts.first') : null}
          onPress={() => move(-1)}
        >
          <ArrowUp size={14} aria-hidden="true" />
        </Button>
        <Button
          look="icon"
          aria-label={t('plan.hosts.later', { name })}
          whyNot={isAtEnd(1) ? t('plan.hosts.last') : null}
          onPress={() => move(1)}
        >
          <ArrowDown size={14} aria-hidden="true" />
        </Button>
        <Button aria-expanded={isOpen} onPress={() => onOpen(!isOpen)}>
          {t(isOpen ? 'plan.hosts.close' : 'plan.hosts.edit', { name })}
        </Button>
        <Button look="icon" aria-label={t('plan.hosts.remove', { name })} onPress={onRemove}>
          <X size={14} aria-hidden="true" />
        </Button>
      </div>
      {isOpen && <StepFields draft={draft} step={step} isNew={isNew} error={error} />}
    </li>
  );
}
