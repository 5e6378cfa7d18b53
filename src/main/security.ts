import { app, session } from 'electron';
import type { Log } from '../shared/log';

/**
 * Denies everything a scanning station never needs: permissions, new windows, navigation away, webviews, downloads.
 * Denied by default and not by list, because new runtimes bring new permissions.
 */
export function denyEverythingForeign(trustedOrigin: string, log: Log): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, permission, answer) => {
    log('warn', 'A permission request was denied.', { permission });
    answer(false);
  });
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.on('will-download', (event) => {
    event.preventDefault();
    log('warn', 'Saving a file from the page was denied.', {});
  });

  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(({ url }) => {
      log('warn', 'Opening a window was denied.', { url });
      return { action: 'deny' };
    });
    contents.on('will-navigate', (event, url) => {
      if (url.startsWith(`${trustedOrigin}/`)) return;
      event.preventDefault();
      log('warn', 'Leaving the program by a link was denied.', { url });
    });
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
    });
  });
}
