import { Plus } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { AlertsSection } from '../alerts/AlertsSection.tsx';
import { go } from '../app/navigation.ts';
import { HostsSection } from '../hosts/HostsSection.tsx';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { Fact, Facts } from '../ui/Facts.tsx';
import { t } from '../ui/text.ts';
import { ConnectionSettings } from './ConnectionSettings.tsx';
import { DataSection } from './DataSection.tsx';
import { PreferenceSettings } from './PreferenceSettings.tsx';
import styles from './SettingsPage.module.css';
import { useConnections } from './store.ts';

const cx = classesOf(styles);

const sections = ['connections', 'appearance', 'alerts', 'hosts', 'data', 'about'] as const;
type Section = (typeof sections)[number];

const contents: { readonly [S in Section]: () => ReactNode } = {
  connections: () => <Connections />,
  appearance: () => <PreferenceSettings />,
  alerts: () => <AlertsSection />,
  hosts: () => <HostsSection />,
  data: () => <DataSection />,
  about: () => <About />,
};

/** Everything that is set, in one page; the list on the left leads to its sections. */
export function SettingsPage() {
  const page = useRef<HTMLDivElement>(null);
  const leadTo = (section: Section) => {
    const heading = page.current?.querySelector<HTMLElement>(`#settings-${section}`);
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  };
  return (
    <div className={cx('page')} ref={page}>
      <h1 className={cx('heading')}>{t('rail.settings')}</h1>
      <div className={cx('split')}>
        <nav className={cx('contents')} aria-label={t('settings.contents')}>
          {sections.map((section) => (
            <Button key={section} look="quiet" onPress={() => leadTo(section)}>
              {t(`settings.section.${section}`)}
            </Button>
          ))}
        </nav>
        <div className={cx('body')}>
          {sections.map((section) => (
            <section key={section} className={cx('part')} aria-labelledby={`settings-${section}`}>
              <h2 id={`settings-${section}`} tabIndex={-1} className={cx('partTitle')}>
                {t(`settings.section.${section}`)}
              </h2>
              {contents[section]()}
            </section>
          ))}
        </div>
      </div>
    </div>
  );
}

function Connections() {
  const connections = useConnections((state) => state.connections) ?? [];
  return (
    <>
      {connections.map((connection) => (
        <ConnectionSettings key={connection.id} connection={connection} />
      ))}
      <div className={cx('acts')}>
        <Button onPress={() => go({ kind: 'connect' })}>
          <Plus size={14} aria-hidden="true" />
          {t('settings.add')}
        </Button>
      </div>
    </>
  );
}

function About() {
  const info = useConnections((state) => state.info);
  if (info === null) return null;
  return (
    <Facts>
      <Fact name={t('settings.version')}>{info.version}</Fact>
      <Fact name={t('settings.secrets')}>
        {t(info.canStoreSecrets ? 'settings.secrets.kept' : 'settings.secrets.asked')}
      </Fact>
    </Facts>
  );
}
