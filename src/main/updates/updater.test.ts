import { createHash, generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dump } from 'js-yaml';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createManualClock } from '../../../e2e/support/manual-clock';
import { createTemporaryFolder } from '../../../e2e/support/temporary-folder';
import { defaultShifts } from '../../shared/shift';
import { createFolderSource } from './folder-source';
import { formatPublicKey, signInformation } from './information';
import { updateSettingsSchema } from './settings';
import { informationFileName } from './source';
import { openUpdateFiles } from './trial';
import { createUpdater, type Updater } from './updater';

const keys = generateKeyPairSync('ed25519');

describe('the updater, with a folder of a release', () => {
  let home: ReturnType<typeof createTemporaryFolder>;
  let updater: Updater;
  const restart = vi.fn();
  const clock = createManualClock();
  const at = (...names: string[]): string => path.join(home.folder, ...names);
  const name = 'scan-station-1.1.0.AppImage';

  function publish(content: string, described = content): void {
    writeFileSync(at('release', name), content);
    const sha512 = createHash('sha512').update(described).digest('base64');
    const information = {
      version: '1.1.0',
      files: [{ url: name, sha512, size: described.length }],
      channel: 'latest',
      stagingPercentage: 100,
      minimumVersion: null,
      allowsDowngrade: false,
    };
    const document = { ...information, signature: signInformation(information, keys.privateKey) };
    writeFileSync(
      at('release', informationFileName('latest', process.platform, process.arch)),
      dump(document),
    );
  }

  beforeEach(() => {
    home = createTemporaryFolder('updater');
    mkdirSync(at('release'));
    mkdirSync(at('program'));
    writeFileSync(at('program', 'station'), 'old');
    restart.mockClear();
    const files = openUpdateFiles(at('data'), () => undefined);
    const openFolder = (folder: string) => createFolderSource(folder, 'latest', at('incoming'));
    updater = createUpdater({
      settings: updateSettingsSchema.parse({ folder: at('release') }),
      publicKey: formatPublicKey(keys.publicKey),
      source: openFolder(at('release')),
      openFolder,
      version: '1.0.0',
      stationName: 'LINE-1',
      shifts: defaultShifts,
      programFile: at('program', 'station'),
      fileEnding: '.AppImage',
      files,
      localTime: () => '2026-11-24T10:00:00.000+02:00',
      connection: () => 'connected',
      restart,
      clock,
      log: () => undefined,
    });
  });
  afterEach(() => {
    updater.stop();
    home.remove();
  });
  const waitForState = (state: string): Promise<void> =>
    vi.waitFor(() => {
      expect(updater.status().progress.state).toBe(state);
    }, 10_000);

  it('puts a genuine release beside the program, and installs it when somebody asks and no row is open', async () => {
    publish('new');
    updater.reportActivity({ isRowOpen: true, isSignedIn: true, quietMs: 0 });
    updater.checkNow();
    await waitForState('ready');
    expect(readFileSync(at('program', 'station.next'), 'utf8')).toBe('new');
    expect(readFileSync(at('program', 'station'), 'utf8')).toBe('old');
    updater.installNow();
    expect(restart).not.toHaveBeenCalled();
    updater.reportActivity({ isRowOpen: false, isSignedIn: true, quietMs: 0 });
    updater.installNow();
    expect(restart).toHaveBeenCalledOnce();
  });

  it('leaves nothing of a file that is not the one that was signed', async () => {
    publish('changed', 'genuine');
    updater.checkNow();
    await waitForState('failed');
    expect(existsSync(at('program', 'station.next'))).toBe(false);
    expect(existsSync(at('incoming', name))).toBe(false);
  });

  it('says that a folder holds no release, and tries again', async () => {
    updater.checkNow();
    await waitForState('failed');
  });
});
