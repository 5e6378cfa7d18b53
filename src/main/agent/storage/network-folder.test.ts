import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { isNetworkFileSystem, isNetworkFolder, isSharePath } from './network-folder';

describe('a data folder on a network drive', () => {
  it.each([
    '\\\\server\\share\\Scan Station',
    '//server/share',
    '\\\\?\\UNC\\server\\share',
    '\\\\10.0.0.5\\c$',
  ])('is known by its path on Windows: %s', (path) => {
    expect(isSharePath(path)).toBe(true);
  });

  it.each(['C:\\Users\\op\\AppData', 'Z:\\', '\\\\?\\C:\\data', '\\\\.\\pipe\\x', '/home/op', 'data'])(
    'is not taken for one: %s',
    (path) => {
      expect(isSharePath(path)).toBe(false);
    },
  );

  it('is known by its kind of file system on Linux, whatever the sign of the number', () => {
    for (const type of [0x6969, 0xff534d42, 0xfe534d42 | 0, 0x517b])
      expect(isNetworkFileSystem(type)).toBe(true);
    // ext4, tmpfs, xfs, btrfs, overlayfs
    for (const type of [0xef53, 0x01021994, 0x58465342, 0x9123683e, 0x794c7630]) {
      expect(isNetworkFileSystem(type)).toBe(false);
    }
  });

  it('is not what this folder is on', async () => {
    expect(await isNetworkFolder(tmpdir(), process.platform)).toBe(false);
  });
});
