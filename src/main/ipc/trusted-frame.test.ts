import { describe, expect, it } from 'vitest';
import { isTrustedFrame } from './trusted-frame';

describe('isTrustedFrame', () => {
  it('accepts the top frame of a page of the program', () => {
    expect(isTrustedFrame({ url: 'app://station/index.html', parent: null }, 'app://station')).toBe(true);
  });

  it.each([
    ['a frame inside a page', { url: 'app://station/index.html', parent: {} }],
    ['another host', { url: 'app://other/index.html', parent: null }],
    ['a web page', { url: 'https://station/index.html', parent: null }],
    ['a page whose address only begins like ours', { url: 'app://station.evil/index.html', parent: null }],
    ['a frame without an address', { url: '', parent: null }],
  ])('refuses %s', (_name, frame) => {
    expect(isTrustedFrame(frame, 'app://station')).toBe(false);
  });
});
