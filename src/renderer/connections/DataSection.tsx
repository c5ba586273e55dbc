import { useEffect, useState } from 'react';
import type { ImportPreview, Storage } from '#shared/ipc/index.ts';
import { answered, bridge } from '../bridge.ts';
import { useCall } from '../connect/useCall.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { FailureNote } from '../ui/FailureNote.tsx';
import { t } from '../ui/text.ts';
import { formatBytes } from './bytes.ts';
import { ImportDialog } from './ImportDialog.tsx';
import styles from './SettingsPage.module.css';
import { useConnections } from './store.ts';

const cx = classesOf(styles);

/** Where everything lies on this computer, and settings as a file. */
export function DataSection() {
  const [storage, setStorage] = useState<Storage | null>(null);
  const connections = useConnections((state) => state.connections);
  const call = useCall();
  // Whoever removes, adds or clears sees what it did.
  useEffect(() => {
    void answered(bridge().settingsStorage({})).then((answer) => {
      if (answer.ok) setStorage(answer.value);
    });
  }, [connections]);
  return (
    <>
      {storage !== null && <StorageTable storage={storage} />}
      <div className={cx('acts')}>
        {(['data', 'logs'] as const).map((folder) => (
          <Button key={folder} onPress={() => void call.run(bridge().desktopShowFolder({ folder }))}>
            {t(`settings.show.${folder}`)}
          </Button>
        ))}
      </div>
      <FailureNote failure={call.failure} />
      <SettingsAsFile />
    </>
  );
}

function StorageTable({ storage }: { readonly storage: Storage }) {
  const connections = useConnections((state) => state.connections) ?? [];
  const nameOf = (id: string) => connections.find((one) => one.id === id)?.name ?? id;
  return (
    <table className={cx('table', 'wide')}>
      <thead>
        <tr>
          <th scope="col">{t('settings.data.what')}</th>
          <th scope="col">{t('settings.data.size')}</th>
          <th scope="col">{t('settings.data.path')}</th>
        </tr>
      </thead>
      <tbody>
        {storage.files.map(({ what, path, bytes }) => (
          <tr key={what}>
            <td>{t(`settings.data.${what}`)}</td>
            <td className={cx('number')}>{formatBytes(bytes)}</td>
            <td className={cx('path')}>{what === 'other' ? storage.folder : path}</td>
          </tr>
        ))}
        {storage.caches.map(({ connectionId, path, bytes }) => (
          <tr key={connectionId}>
            <td>{t('settings.data.cache', { name: nameOf(connectionId) })}</td>
            <td className={cx('number')}>{formatBytes(bytes)}</td>
            <td className={cx('path')}>{path}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function SettingsAsFile() {
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const call = useCall();
  const save = async () => {
    setSaid(null);
    const done = await call.run(bridge().desktopExportSettings({}));
    if (done) setSaid(t('settings.export.done', { path: done.path }));
  };
  const choose = async () => {
    setSaid(null);
    const chosen = await call.run(bridge().desktopChooseImport({}));
    if (chosen) setPreview(chosen);
  };
  return (
    <>
      <p className={cx('lead')}>{t('settings.file.lead')}</p>
      <div className={cx('acts')}>
        <Button isDisabled={call.isBusy} onPress={() => void save()}>
          {t('settings.export')}
        </Button>
        <Button isDisabled={call.isBusy} onPress={() => void choose()}>
          {t('settings.import')}
        </Button>
      </div>
      <FailureNote failure={call.failure} />
      {said !== null && (
        <Callout level="info" live>
          {said}
        </Callout>
      )}
      {preview !== null && (
        <ImportDialog
          preview={preview}
          onClose={(result) => {
            setPreview(null);
            setSaid(result);
          }}
        />
      )}
    </>
  );
}
