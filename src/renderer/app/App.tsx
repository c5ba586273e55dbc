import { ConnectPage } from '../connect/ConnectPage.tsx';
import { useConnections } from '../connections/store.ts';
import { t } from '../ui/text.ts';
import styles from './App.module.css';
import { Frame } from './Frame.tsx';

/** Nothing is known, nothing is connected, or the console itself. */
export function App() {
  const connections = useConnections((state) => state.connections);
  if (connections === null) return <p className={styles['starting']}>{t('app.starting')}</p>;
  return connections.length === 0 ? <ConnectPage isFirst /> : <Frame />;
}
