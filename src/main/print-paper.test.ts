import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../e2e/support/manual-clock';
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
    expect(await printPaper(window, createManualClock())).toBeNull();
    expect(asked).toEqual([undefined]);
  });

  it('opens no dialog in a kiosk: the default printer takes it', async () => {
    const { window, asked } = windowThat(true, [true, '']);
    const clock = createManualClock();
    expect(await printPaper(window, clock)).toBeNull();
    expect(asked).toEqual([{ silent: true }]);
    expect(clock.waitingDelays()).toEqual([]);
  });

  it('answers in a kiosk why the printer did not take it', async () => {
    const { window } = windowThat(true, [false, 'Invalid printer settings']);
    expect(await printPaper(window, createManualClock())).toEqual({
      code: 'not-taken',
      detail: 'Invalid printer settings',
    });
  });

  it('answers that the printer says nothing, after its deadline', async () => {
    const clock = createManualClock();
    const window = { isKiosk: () => true, webContents: { print: () => undefined } };
    const answer = printPaper(window, clock);
    clock.advance(20_000);
    expect(await answer).toEqual({ code: 'no-answer' });
  });
});
