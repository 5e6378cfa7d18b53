import path from 'node:path';

/*
 * What goes into the installers, for electron-builder. `scripts/dist.mjs` calls it; nothing here looks at the machine.
 */

/**
 * @typedef {object} PackageOptions
 * @property {string} output Folder the packages are written to.
 * @property {string | undefined} version Overrides the version of package.json; the update test makes two versions.
 * @property {string | null} updateKey Ed25519 public key that updates must be signed by; null: only one that the station's own
 *   setting names counts.
 * @property {{ distFolder: string, version: string } | null} electron An unpacked Electron to package; null: the one of
 *   package.json, downloaded by electron-builder.
 * @property {boolean} hasBuiltSqlite Package the SQLite add-on that set-up built for that Electron instead of the
 *   ready-made one of the target.
 */

/** Everything that is not bundled into `out/`: packages with a native add-on, without the sources and other platforms. */
const nativePackages = [
  'node_modules/better-sqlite3/package.json',
  'node_modules/better-sqlite3/lib/**',
  'node_modules/@serialport/bindings-cpp/**',
  '!node_modules/@serialport/bindings-cpp/{prebuilds,src,node_modules/node-addon-api}/**',
  'node_modules/@serialport/bindings-cpp/prebuilds/${platform}-*${arch}*/**',
  'node_modules/@serialport/bindings-interface/**',
  'node_modules/node-gyp-build/**',
  'node_modules/**/{debug,ms}/**',
  'node_modules/**/@serialport/parser-{readline,delimiter}/**',
  '!**/*.map',
];

const readyMadeSqlite = 'node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node';
const builtSqlite = 'node_modules/better-sqlite3/build/Release/better_sqlite3.node';

/** Fuses of the shipped program; a test reads them back from the built binary. */
export const releaseFuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
};

/**
 * @param {PackageOptions} options
 * @returns {import('electron-builder').Configuration}
 */
export function packageConfiguration({ output, version, updateKey, electron, hasBuiltSqlite }) {
  const resource = (/** @type {string[]} */ ...names) => path.join(import.meta.dirname, ...names);
  return {
    appId: 'com.scan-station.station',
    executableName: 'scan-station',
    artifactName: 'scan-station-${version}-${arch}.${ext}',
    directories: { output, buildResources: import.meta.dirname },
    extraMetadata: { ...(version === undefined ? {} : { version }), updateKey },
    files: [
      'package.json',
      'out/**',
      '!node_modules/**',
      ...nativePackages,
      hasBuiltSqlite ? builtSqlite : readyMadeSqlite,
    ],
    // Only what the operating system has to load itself lies outside the archive that the integrity check covers.
    asarUnpack: ['**/*.node'],
    asar: { smartUnpack: false },
    npmRebuild: false,
    electronLanguages: ['en-US', 'ro', 'de'],
    // Changing the fuses breaks the signature without which Apple's processors start nothing; a certificate's goes over it.
    electronFuses: { ...releaseFuses, resetAdHocDarwinSignature: true },
    ...(electron === null ? {} : { electronDist: electron.distFolder, electronVersion: electron.version }),
    // For latest*.yml to be written; the address is not read. Where updates come from is told by station.json alone.
    publish: { provider: 'generic', url: 'https://updates.invalid/', channel: 'latest' },
    linux: {
      category: 'Office',
      icon: resource('icon.png'),
      synopsis: 'Barcode scanning station for factory floors',
      maintainer: 'Scan Station <maintainers@scan-station.example>',
      target: ['deb', 'AppImage', 'rpm'],
    },
    deb: {
      compression: 'gz',
      afterInstall: resource('linux', 'after-install.sh'),
      afterRemove: resource('linux', 'after-remove.sh'),
      // What the executable and its libraries load; the program opens no browser and needs no desktop tools.
      depends: ['libgtk-3-0 | libgtk-3-0t64', 'libnss3', 'libasound2 | libasound2t64', 'libgbm1'],
      recommends: ['udev'],
      fpm: systemFiles(resource),
    },
    rpm: {
      afterInstall: resource('linux', 'after-install.sh'),
      afterRemove: resource('linux', 'after-remove.sh'),
      depends: ['gtk3', 'nss', 'alsa-lib', 'mesa-libgbm'],
      fpm: systemFiles(resource),
    },
    win: {
      icon: resource('icon.png'),
      target: [{ target: 'nsis', arch: ['x64', 'arm64'] }],
    },
    nsis: {
      oneClick: false,
      perMachine: true,
      // One installer for both kinds of processor would be twice as large.
      buildUniversalInstaller: false,
      allowToChangeInstallationDirectory: false,
      deleteAppDataOnUninstall: false,
      differentialPackage: true,
      include: resource('windows', 'installer.nsh'),
    },
    mac: { icon: resource('icon.png'), target: ['dmg'], category: 'public.app-category.business' },
  };
}

/**
 * @param {(...names: string[]) => string} resource
 */
function systemFiles(resource) {
  return [
    `${resource('linux', '70-scan-station.rules')}=/usr/lib/udev/rules.d/70-scan-station.rules`,
    `${resource('linux', 'scan-station.service')}=/usr/lib/systemd/user/scan-station.service`,
  ];
}
