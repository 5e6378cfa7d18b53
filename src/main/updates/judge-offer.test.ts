import { describe, expect, it } from 'vitest';
import type { UpdateInformation } from './information';
import { judgeOffer, stationShare, type OfferTerms } from './judge-offer';

const terms: OfferTerms = {
  version: '1.1.0',
  channel: 'latest',
  stationName: 'LINE-3-QC',
  failedVersions: [],
  fileEnding: '.AppImage',
};
const information: UpdateInformation = {
  version: '1.2.0',
  files: [{ url: 'scan-station-1.2.0.AppImage', sha512: '', size: 1 }],
  channel: 'latest',
  stagingPercentage: 100,
  minimumVersion: null,
  allowsDowngrade: false,
};
const judge = (change: Partial<UpdateInformation>, own: Partial<OfferTerms> = {}): unknown =>
  judgeOffer({ ...information, ...change }, { ...terms, ...own });

describe('an offer', () => {
  it('of a newer version is taken', () => {
    expect(judge({})).toEqual({ verdict: 'take', file: information.files[0], isForced: false });
  });

  it('of the version that runs is left', () => {
    expect(judge({ version: '1.1.0' })).toEqual({ verdict: 'leave', because: 'same-version' });
  });

  it.each(['1.0.9', '1.1.0-beta.1'])('of the older version %s is refused', (version) => {
    expect(judge({ version })).toMatchObject({ verdict: 'refuse', because: 'downgrade' });
  });

  it('of an older version is taken when it is signed as a way back', () => {
    expect(judge({ version: '1.0.9', allowsDowngrade: true })).toMatchObject({ verdict: 'take' });
  });

  it('of another channel is refused, whatever its signature', () => {
    expect(judge({ channel: 'beta' })).toMatchObject({ verdict: 'refuse', because: 'other-channel' });
  });

  it('of a version that failed here is left, also as a way back', () => {
    const failedVersions = ['1.2.0', '1.0.9'];
    expect(judge({}, { failedVersions })).toMatchObject({ because: 'failed-before' });
    expect(judge({ version: '1.0.9', allowsDowngrade: true }, { failedVersions })).toMatchObject({
      because: 'failed-before',
    });
  });

  it('without a package for this system is refused', () => {
    expect(judge({}, { fileEnding: '.exe' })).toMatchObject({ verdict: 'refuse', because: 'no-package' });
  });

  it('reaches a station from its share of the roll-out on', () => {
    const share = stationShare(terms.stationName);
    expect(judge({ stagingPercentage: Math.floor(share) })).toMatchObject({
      because: 'not-this-station-yet',
    });
    expect(judge({ stagingPercentage: Math.floor(share) + 1 })).toMatchObject({ verdict: 'take' });
    expect(judge({ stagingPercentage: 0 })).toMatchObject({ because: 'not-this-station-yet' });
  });

  it('reaches a station below the minimum version at once, outside of the roll-out too', () => {
    expect(judge({ stagingPercentage: 0, minimumVersion: '1.1.1' })).toMatchObject({
      verdict: 'take',
      isForced: true,
    });
    expect(judge({ stagingPercentage: 0, minimumVersion: '1.1.0' })).toMatchObject({
      because: 'not-this-station-yet',
    });
  });
});

describe('the shares of a roll-out', () => {
  it('are even: of 2,000 stations 10 % get it at 10 %, give or take 2', () => {
    const shares = Array.from({ length: 2_000 }, (_none, index) => stationShare(`LINE-${index}`));
    const early = shares.filter((share) => share < 10).length / 20;
    expect(early).toBeGreaterThan(8);
    expect(early).toBeLessThan(12);
  });

  it('stay what they are', () => {
    expect(stationShare('LINE-3-QC')).toBe(stationShare('LINE-3-QC'));
    expect(stationShare('LINE-3-QC')).not.toBe(stationShare('LINE-4-QC'));
  });
});
