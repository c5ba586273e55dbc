import { useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { locales } from '#shared/texts/language.ts';
import { useConnections } from '../connections/store.ts';
import { useCurrentPicture } from '../estate/store.ts';
import { t } from '../ui/text.ts';
import styles from './App.module.css';
import { Frame } from './Frame.tsx';
import { listenForKeys, sizeKeys } from './keys.ts';
import { ConnectPage } from './parts.tsx';
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
  const isWaiting = useFirstPictureWait();
  if (connections === null || isWaiting) return <p className={styles['starting']}>{t('app.starting')}</p>;
  return connections.length === 0 ? <ConnectPage.Part isFirst /> : <Frame />;
}

/** The first picture is read while the window opens: a frame without it would be drawn for a moment, and then once more. */
const FIRST_PICTURE_MS_MAX = 500;

function useFirstPictureWait(): boolean {
  const [isOver, setOver] = useState(false);
  const isThere = useCurrentPicture() !== null;
  const isNothing = useConnections((state) => state.connections?.length === 0);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), FIRST_PICTURE_MS_MAX);
    return () => clearTimeout(timer);
  }, []);
  return !isThere && !isNothing && !isOver;
}
