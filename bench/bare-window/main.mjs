import { app, BrowserWindow } from 'electron';

/* The least an Electron program can be: a window with a field. What a station takes longer than this is the station's own. */

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1_366, height: 768, show: false, title: 'Bare window' });
  window.once('ready-to-show', () => {
    window.maximize();
    window.show();
    process.stdout.write('ready\n');
  });
  window.webContents.on('page-title-updated', (event, title) => {
    event.preventDefault();
    if (title === 'taken') process.stdout.write('taken\n');
  });
  void window.loadURL(
    `data:text/html,<title>Bare window</title><input autofocus onkeydown="if (event.key === 'Enter') document.title = 'taken'">`,
  );
});
