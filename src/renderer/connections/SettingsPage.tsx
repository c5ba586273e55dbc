import { Plus } from 'lucide-react';
import { go } from '../app/navigation.ts';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { Fact, Facts } from '../ui/Facts.tsx';
import { t } from '../ui/text.ts';
import { ConnectionSettings } from './ConnectionSettings.tsx';
import { PreferenceSettings } from './PreferenceSettings.tsx';
import styles from './SettingsPage.module.css';
import { useConnections } from './store.ts';

const cx = classesOf(styles);

export function SettingsPage() {
  const connections = useConnections((state) => state.connections) ?? [];
  const info = useConnections((state) => state.info);
  return (
    <div className={cx('page')}>
      <h1 className={cx('heading')}>{t('rail.settings')}</h1>
      <header className={cx('head')}>
        <h2>{t('settings.connections')}</h2>
        <Button onPress={() => go({ kind: 'connect' })}>
          <Plus size={14} aria-hidden="true" />
          {t('settings.add')}
        </Button>
      </header>
      {connections.map((connection) => (
        <ConnectionSettings key={connection.id} connection={connection} />
      ))}
      <PreferenceSettings />
      {info && (
        <section className={cx('section')}>
          <h2>{t('settings.about')}</h2>
          <Facts>
            <Fact name={t('settings.version')}>{info.version}</Fact>
            <Fact name={t('settings.dataFolder')}>{info.dataFolder}</Fact>
            <Fact name={t('settings.secrets')}>
              {t(info.canStoreSecrets ? 'settings.secrets.kept' : 'settings.secrets.asked')}
            </Fact>
          </Facts>
        </section>
      )}
    </div>
  );
}
