import type { ReleasedFile } from './information';

/** Where releases come from. */
export interface UpdateSource {
  /** What it says of its newest release, as it stands there: nothing of it is to be trusted. Rejects in words. */
  look(): Promise<unknown>;
  /** Folder into which `fetch` writes. */
  fetchFolder: string;
  /** Brings a file of the release looked at last onto this PC, whole; answers its path. Rejects in words. */
  fetch(file: ReleasedFile, onPercent: (percent: number) => void): Promise<string>;
}

/** Name of the file with the information of a channel, as electron-builder writes it for each system. */
export function informationFileName(
  channel: string,
  platform: NodeJS.Platform,
  architecture: string,
): string {
  const system = { win32: '', darwin: '-mac' }[platform as string] ?? '-linux';
  const suffix = platform === 'linux' && architecture !== 'x64' ? `-${architecture}` : '';
  return `${channel}${system}${suffix}.yml`;
}
