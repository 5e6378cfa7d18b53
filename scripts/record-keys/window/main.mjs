import { app, BrowserWindow, Menu } from 'electron';

/* The empty window of `npm run record-keys`; what is in it comes from index.ts. */

Menu.setApplicationMenu(null);
app.on('window-all-closed', () => {
  app.quit();
});
// Not awaited at the top level: an ES module main that awaits readiness there never becomes ready.
void app.whenReady().then(() => new BrowserWindow({ width: 900, height: 500 }).loadURL('about:blank'));
