import type { Language } from '#shared/texts/language.ts';
import { languages } from '#shared/texts/language.ts';
import { motions, type TextSize, textSizes, themes } from '#shared/ipc/preferences.ts';
import { prefer, usePreferences } from '../app/preferences.ts';
import { Check } from '../ui/Check.tsx';
import { classesOf } from '../ui/classes.ts';
import { Radios } from '../ui/Radios.tsx';
import { formatCount, t } from '../ui/text.ts';
import styles from './SettingsPage.module.css';

const cx = classesOf(styles);

const chosenLanguages: readonly (Language | 'system')[] = ['system', ...languages];

/** How the console looks, speaks and calls on this computer. A choice holds at once. */
export function PreferenceSettings() {
  const preferences = usePreferences((state) => state.view?.preferences);
  if (preferences === undefined) return null;
  const { theme, textSize, language, motion, notifications } = preferences;
  return (
    <>
      <p className={cx('lead')}>{t('preferences.lead')}</p>
      <div className={cx('choices')}>
        <Radios
          label={t('preferences.theme')}
          value={theme}
          options={themes.map((value) => ({ value, label: t(`theme.${value}`) }))}
          onChange={(chosen) => void prefer({ theme: chosen })}
        />
        <Radios
          label={t('preferences.textSize')}
          value={sizeWords(textSize)}
          options={textSizes.map((value) => ({ value: sizeWords(value), label: percent(value) }))}
          onChange={(chosen) => void prefer({ textSize: textSizes.find((size) => sizeWords(size) === chosen) ?? 100 })}
        />
        <Radios
          label={t('preferences.language')}
          value={language}
          options={chosenLanguages.map((value) => ({ value, label: t(`language.${value}`) }))}
          onChange={(chosen) => void prefer({ language: chosen })}
        />
        <Radios
          label={t('preferences.motion')}
          value={motion}
          options={motions.map((value) => ({ value, label: t(`motion.${value}`) }))}
          onChange={(chosen) => void prefer({ motion: chosen })}
        />
      </div>
      <Check isSelected={notifications} onChange={(chosen) => void prefer({ notifications: chosen })}>
        {t('preferences.notify')}
        <span className={cx('hint')}>{t('preferences.notify.hint')}</span>
      </Check>
    </>
  );
}

function percent(size: TextSize): string {
  return t('preferences.percent', { n: formatCount(size) });
}

const sizeWords = (size: TextSize) => String(size);
