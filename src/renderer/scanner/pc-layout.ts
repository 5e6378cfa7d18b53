import type { Clock } from '../../shared/clock';
import type { PcLayout } from '../../shared/scanner-profile';

/** What Chromium knows of the PC's keyboard layout; the type library of the DOM has it not. */
interface KeyboardLayoutReader {
  getLayoutMap(): Promise<ReadonlyMap<string, string>>;
}

declare global {
  interface Navigator {
    readonly keyboard?: KeyboardLayoutReader;
  }
}

/** Keys that tell the layouts apart. */
const tellingKeys = [
  'KeyA',
  'KeyQ',
  'KeyW',
  'KeyY',
  'KeyZ',
  'KeyM',
  'Digit1',
  'Digit2',
  'Minus',
  'Equal',
  'Slash',
  'Semicolon',
  'Quote',
  'Backslash',
  'BracketLeft',
] as const;

/** How long a change may go unnoticed. */
const pollMs = 3_000;

/** Whether two layouts write the same with every key that was looked at. */
export function isSameLayout(left: PcLayout, right: PcLayout): boolean {
  return tellingKeys.every((code) => left[code] === right[code]);
}

/** Reads the layout of the PC; null where the browser cannot tell. */
export async function readPcLayout(navigator: Pick<Navigator, 'keyboard'>): Promise<PcLayout | null> {
  const map = await navigator.keyboard?.getLayoutMap();
  if (map === undefined) return null;
  return Object.fromEntries(tellingKeys.map((code) => [code, map.get(code) ?? '']));
}

/** What the watch needs and tells. */
export interface WatchLayoutOptions {
  read: () => Promise<PcLayout | null>;
  clock: Clock;
  /** Every reading. */
  onLayout: (layout: PcLayout) => void;
  /** Reading failed; told once, for it would fail each time. */
  onFailure: (error: unknown) => void;
}

/** Looks at the layout now and every few seconds: no browser tells when it changes. Returns a function that stops. */
export function watchPcLayout({ read, clock, onLayout, onFailure }: WatchLayoutOptions): () => void {
  let cancel: () => void = () => undefined;
  let isStopped = false;

  function look(): void {
    read().then(
      (layout) => {
        if (isStopped || layout === null) return;
        onLayout(layout);
        cancel = clock.schedule(pollMs, look);
      },
      (error: unknown) => {
        if (!isStopped) onFailure(error);
      },
    );
  }

  look();
  return () => {
    isStopped = true;
    cancel();
  };
}
