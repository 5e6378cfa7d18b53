/**
 * The screens beside the scan screen, and what becomes of a code that is scanned while one is open. `counts`: the scan
 * screen comes back and takes the code, so that nothing scanned is lost. `is-tried`: the screen shows what it makes of it.
 */
export const screenCodes = {
  menu: 'counts',
  calibration: 'counts',
  serial: 'counts',
  'set-up': 'is-tried',
  care: 'counts',
} as const satisfies Record<string, 'counts' | 'is-tried'>;

/** What may be in front. The menu lies over the scan screen; every other one takes its place. */
export type ScreenName = 'scan' | keyof typeof screenCodes;

/** A screen of the menu. */
export type MenuScreenName = Exclude<ScreenName, 'scan' | 'menu'>;

/** Whether a code that comes in now is for the row. */
export function doesCodeCount(screen: ScreenName): boolean {
  return screen === 'scan' || screenCodes[screen] === 'counts';
}
