import { app } from 'electron';

/** The file this program was started from, where it can replace itself: an AppImage. Null for every other package. */
export function programFile(): string | null {
  const file = process.env['APPIMAGE'];
  return app.isPackaged && process.platform === 'linux' && file !== undefined && file !== '' ? file : null;
}
