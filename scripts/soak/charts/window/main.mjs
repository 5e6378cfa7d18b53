import { app, BrowserWindow } from 'electron';

/* A window nobody sees; the charts are drawn in it from outside. */

void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1_200,
    height: 620,
    show: false,
    useContentSize: true,
    webPreferences: { offscreen: true, sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  return window.loadURL('about:blank');
});
