import { createHash } from 'node:crypto';
import { gt, lt } from 'semver';
import type { ReleasedFile, UpdateInformation } from './information';

/** What the station knows when it judges an offer. */
export interface OfferTerms {
  version: string;
  channel: string;
  stationName: string;
  /** Versions that were tried here and did not prove themselves. */
  failedVersions: readonly string[];
  /** How the name of this system's package ends, e.g. `.AppImage`. */
  fileEnding: string;
}

/** What becomes of an offer. */
export type OfferVerdict =
  | { verdict: 'take'; file: ReleasedFile; isForced: boolean }
  /** Nothing is wrong, and nothing is to be done. */
  | { verdict: 'leave'; because: 'same-version' | 'not-this-station-yet' | 'failed-before' }
  /** Somebody should look at it. */
  | { verdict: 'refuse'; because: 'downgrade' | 'other-channel' | 'no-package'; detail: string };

/** Judges information whose signature has been checked. */
export function judgeOffer(information: UpdateInformation, terms: OfferTerms): OfferVerdict {
  const { version, channel, stagingPercentage, minimumVersion } = information;
  if (channel !== terms.channel) {
    const detail = `The information is signed for the channel "${channel}"; this station follows "${terms.channel}".`;
    return { verdict: 'refuse', because: 'other-channel', detail };
  }
  const isNewer = gt(version, terms.version);
  const isOlder = lt(version, terms.version);
  if (!isNewer && !isOlder) return { verdict: 'leave', because: 'same-version' };
  if (isOlder && !information.allowsDowngrade) {
    const detail = `The server offers ${version}; ${terms.version} runs here, and the release is not signed as a way back.`;
    return { verdict: 'refuse', because: 'downgrade', detail };
  }
  if (terms.failedVersions.includes(version)) return { verdict: 'leave', because: 'failed-before' };
  const isForced = minimumVersion !== null && lt(terms.version, minimumVersion);
  if (!isForced && stationShare(terms.stationName) >= stagingPercentage) {
    return { verdict: 'leave', because: 'not-this-station-yet' };
  }
  const file = information.files.find(({ url }) => url.endsWith(terms.fileEnding));
  if (file === undefined) {
    const detail = `Version ${version} has no file that ends in ${terms.fileEnding}.`;
    return { verdict: 'refuse', because: 'no-package', detail };
  }
  return { verdict: 'take', file, isForced };
}

/**
 * The station's place in a staged roll-out, 0 (first) to below 100 (last): the same for every release, so that IT knows
 * the pioneers, and evenly spread over many stations.
 */
export function stationShare(stationName: string): number {
  return (createHash('sha256').update(stationName).digest().readUInt32BE(0) / 2 ** 32) * 100;
}
