import { useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { locales } from '#shared/texts/language.ts';
import { ConnectPage } from '../connect/ConnectPage.tsx';
import { useConnections } from '../connections/store.ts';
import { t } from '../ui/text.ts';
import styles from './App.module.css';
import { Frame } from './Frame.tsx';
import { listenForKeys, sizeKeys } from './keys.ts';
import { usePreferences } from './preferences.ts';

/** The window, once it is known in which language: another language draws everything anew. */
export function App() {
  const language = usePreferences((state) => state.view?.language);
  useEffect(() => listenForKeys(sizeKeys), []);
  if (language === undefined) return null;
  return (
    <I18nProvider key={language} locale={locales[language]}>
      <Content />
    </I18nProvider>
  );
}

/** Nothing is known, nothing is connected, or the console itself. */
function Content() {
  const connections = useConnections((state) => state.connections);
  if (connections === null) return <p className={styles['starting']}>{t('app.starting')}</p>;
  return connections.length === 0 ? <ConnectPage isFirst /> : <Frame />;
}
