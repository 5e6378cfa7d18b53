import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolvePageFile } from './page-file';

const root = path.resolve('/program/out/renderer');

describe('resolvePageFile', () => {
  it('finds a file of the window', () => {
    expect(resolvePageFile('app://station/assets/index.js?v=1', 'station', root)).toBe(
      path.join(root, 'assets', 'index.js'),
    );
  });

  it.each([
    'app://station/',
    'app://elsewhere/index.html',
    'app://station/..%2f..%2fmain/index.js',
    'app://station/%2e%2e%2f%2e%2e%2fsecret',
    'app://station/%00',
    'app://station/%E0%A4%A',
    'not an address',
  ])('refuses %s', (address) => {
    expect(resolvePageFile(address, 'station', root)).toBeNull();
  });
});
