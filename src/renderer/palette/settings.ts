import { motions, type Preferences, textSizes, themes } from '#shared/ipc/preferences.ts';
import { languages } from '#shared/texts/language.ts';
import { prefer } from '../app/preferences.ts';
import type { Command } from '../ui/command.ts';
import { formatCount, t } from '../ui/text.ts';

/** Each value of each setting of this computer. */
export function settingCommands(now: Preferences): readonly Command[] {
  const command = (part: Partial<Preferences>, of: string, value: string): Command => {
    const holds = Object.entries(part).every(([key, wanted]) => now[key as keyof Preferences] === wanted);
    return {
      id: `setting ${JSON.stringify(part)}`,
      kind: 'setting',
      title: t('palette.setting', { of, value }),
      beside: '',
      blocked: holds ? t('palette.blocked.already') : null,
      run: () => void prefer(part),
    };
  };
  return [
    ...themes.map((theme) => command({ theme }, t('preferences.theme'), t(`theme.${theme}`))),
    ...textSizes.map((textSize) =>
      command({ textSize }, t('preferences.textSize'), t('preferences.percent', { n: formatCount(textSize) })),
    ),
    ...(['system', ...languages] as const).map((language) =>
      command({ language }, t('preferences.language'), t(`language.${language}`)),
    ),
    ...motions.map((motion) => command({ motion }, t('preferences.motion'), t(`motion.${motion}`))),
    ...[true, false].map((notifications) =>
      command({ notifications }, t('preferences.notifications'), t(notifications ? 'common.on' : 'common.off')),
    ),
  ];
}
