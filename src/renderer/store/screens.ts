/**
 * The screens beside the scan screen, and what becomes of a code that is scanned while one is open. `counts`: the scan
 * screen comes back and takes the code, so that nothing scanned is lost. `is-tried`: the screen shows what it makes of it. `is-a-badge`: it tells
 * who wants to go on, and is no data.
 */
export const screenCodes = {
  menu: 'counts',
  pin: 'is-a-badge',
  calibration: 'counts',
  serial: 'counts',
  'set-up': 'is-tried',
  history: 'is-tried',
  quarantine: 'counts',
  differences: 'counts',
  care: 'counts',
  shift: 'counts',
  sound: 'counts',
  help: 'counts',
  'first-run': 'is-tried',
} as const satisfies Record<string, 'counts' | 'is-tried' | 'is-a-badge'>;

/** What may be in front. The menu lies over the scan screen; every other one takes its place. */
export type ScreenName = 'scan' | keyof typeof screenCodes;

/** A screen of the menu. */
export type MenuScreenName = Exclude<ScreenName, 'scan' | 'menu' | 'pin' | 'first-run'>;

/** The screens of the menu, in its order. */
export const menuScreenNames = (Object.keys(screenCodes) as (keyof typeof screenCodes)[]).filter(
  (name): name is MenuScreenName => name !== 'menu' && name !== 'pin' && name !== 'first-run',
);

/** Whether a code that comes in now is for the row. */
export function doesCodeCount(screen: ScreenName): boolean {
  return screen === 'scan' || screenCodes[screen] === 'counts';
}
