import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTemporaryFolder } from '../../e2e/support/temporary-folder';
import { programRoot } from '../setup/paths.mjs';
import { findProgram } from '../setup/system-needs.mjs';

/* What the packages give the operating system, judged by its own tools where they are installed. */

const resource = (...names: string[]): string => path.join(programRoot, 'build', ...names);

describe('files for the operating system', () => {
  let home: ReturnType<typeof createTemporaryFolder>;
  const at = (name: string): string => path.join(home.folder, name);
  beforeEach(() => {
    home = createTemporaryFolder('system-files');
  });
  afterEach(() => {
    home.remove();
  });

  it.skipIf(findProgram('systemd-analyze') === null)(
    'systemd has nothing against the unit, and starts the program again whatever ended it',
    () => {
      const unit = readFileSync(resource('linux', 'scan-station.service'), 'utf8');
      expect(unit).toMatch(/^Restart=always$/m);
      // The program is not installed here; everything else is judged.
      writeFileSync(at('scan-station.service'), unit.replace('/usr/bin/scan-station', process.execPath));
      const { status, stderr } = spawnSync(
        'systemd-analyze',
        ['verify', '--user', at('scan-station.service')],
        { env: { ...process.env, XDG_RUNTIME_DIR: home.folder }, encoding: 'utf8' },
      );
      expect(stderr).toBe('');
      expect(status).toBe(0);
    },
  );

  it.each([resource('linux', 'scan-station.service'), resource('windows', 'installer.nsh')])(
    'what keeps the program running leaves a station alone that runs: %s',
    (file) => {
      expect(readFileSync(file, 'utf8')).toMatch(
        /scan-station(\.exe"<\/Command><Arguments>| )--keep-running/,
      );
    },
  );

  it.skipIf(findProgram('makensis') === null)(
    'the part of the Windows installer that is ours compiles without a warning',
    { timeout: 60_000 },
    () => {
      copyFileSync(resource('windows', 'installer.nsh'), at('installer.nsh'));
      writeFileSync(at('try.nsi'), installerAround);
      const { status, stdout } = spawnSync('makensis', ['-V2', '-WX', at('try.nsi')], { encoding: 'utf8' });
      expect(stdout).toBe('');
      expect(status).toBe(0);
      expect(existsSync(at('installer.exe'))).toBe(true);
    },
  );
});

/** The least an installer of electron-builder has around it. */
const installerAround = `Unicode true
Name "Scan Station"
OutFile "installer.exe"
InstallDir "$PROGRAMFILES\\Scan Station"
!include LogicLib.nsh
!macro _isUpdated _a _b _t _f
  !insertmacro _== "$1" "updated" \`\${_t}\` \`\${_f}\`
!macroend
!define isUpdated \`"" isUpdated ""\`
!include "installer.nsh"
Section
  !insertmacro customInstall
  WriteUninstaller "$INSTDIR\\remove.exe"
SectionEnd
Section "un.all"
  !insertmacro customUnInstall
SectionEnd
`;
