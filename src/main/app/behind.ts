import path from 'node:path';
import { app, safeStorage } from 'electron';
import { Application } from './application.ts';
import type { FrontSetting, Front } from './front.ts';
import { readInPieces } from './pieces.ts';
import { addonBeside } from './places.ts';
import { secretsFile } from './secrets-file.ts';
import { openSecrets } from './secrets.ts';

/** Of core. */
const pieces = [
  () => import('../core/store/index.ts'),
  () => import('../core/gateway/index.ts'),
  () => import('../core/engine/run-desk.ts'),
  () => import('../core/notify/index.ts'),
  () => import('../core/console/answers.ts'),
];

/** What is read behind the first window while it opens. */
export function applicationBehind(front: Front, { places, log, mainFolder }: FrontSetting): Application {
  const pairingFile = app.commandLine.getSwitchValue('pairing');
  return new Application({
    places,
    log,
    front,
    pairingFile: pairingFile === '' ? undefined : path.resolve(pairingFile),
    nativeBinding: addonBeside(mainFolder),
    openConsole: async (setting) => {
      await readInPieces(pieces);
      return (await import('../core/console.ts')).createConsole(setting);
    },
    openSecrets: () => openSecrets(safeStorage, secretsFile(path.join(places.root, 'secrets.json')), process.platform),
  });
}
