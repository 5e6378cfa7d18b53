import { describe, expect, it } from 'vitest';
import { printPaper, type PrintingWindow } from './print-paper';

type Print = PrintingWindow['webContents']['print'];

function windowThat(isKiosk: boolean, answer: Parameters<NonNullable<Parameters<Print>[1]>>) {
  const asked: Parameters<Print>[0][] = [];
  const print: Print = (options, onEnd) => {
    asked.push(options);
    onEnd?.(...answer);
  };
  return { window: { isKiosk: () => isKiosk, webContents: { print } }, asked };
}

describe('printing', () => {
  it('asks how, by the dialog of the system', async () => {
    const { window, asked } = windowThat(false, [true, '']);
    await printPaper(window);
    expect(asked).toEqual([undefined]);
  });

  it('opens no dialog in a kiosk: the default printer takes it', async () => {
    const { window, asked } = windowThat(true, [true, '']);
    await printPaper(window);
    expect(asked).toEqual([{ silent: true }]);
  });

  it('says in a kiosk why the printer did not take it, and what else there is', async () => {
    const { window } = windowThat(true, [false, 'Invalid printer settings']);
    await expect(printPaper(window)).rejects.toThrow(
      'did not take it (Invalid printer settings). Save it as a PDF.',
    );
  });
});
