import type { ReactElement } from 'react';

/** The drawings of the screen. A status always has the same one. */
export type IconName =
  | 'accepted'
  | 'refused'
  | 'check'
  | 'saved-here'
  | 'in-database'
  | 'attention'
  | 'offline'
  | 'waiting'
  | 'kept'
  | 'keyboard'
  | 'window'
  | 'scanner'
  | 'serial'
  | 'shift'
  | 'sound'
  | 'differences'
  | 'note'
  | 'menu'
  | 'workflows'
  | 'care'
  | 'history'
  | 'help'
  | 'voided'
  | 'up'
  | 'down';

const drawings: Record<IconName, ReactElement> = {
  history: (
    <>
      <path d="M4.500 5v4.500H9M5 9a8.500 8.500 0 1 1-1.200 5" />
      <path d="M12 7.500v5l3.500 2" />
    </>
  ),
  voided: (
    <>
      <circle cx="12" cy="12" r="9.5" />
      <path d="m5.500 18.500 13-13" />
    </>
  ),
  accepted: (
    <>
      <circle cx="12" cy="12" r="10" />
      <path d="m7.2 12.4 3.3 3.4 6.4-7" />
    </>
  ),
  refused: (
    <>
      <path d="M8 2h8l6 6v8l-6 6H8l-6-6V8z" />
      <path d="m8.4 8.4 7.2 7.2m0-7.2-7.2 7.2" />
    </>
  ),
  up: <path d="M12 20V5m-7 7 7-7 7 7" />,
  down: <path d="M12 4v15m-7-7 7 7 7-7" />,
  check: <path d="m4.5 12.8 5 5L19.5 7" />,
  'saved-here': (
    <>
      <rect x="3" y="4" width="18" height="12" rx="1.5" />
      <path d="M8.5 20h7M12 16v4m-3.4-10 2.4 2.4 4.4-4.4" />
    </>
  ),
  'in-database': (
    <>
      <ellipse cx="12" cy="5.6" rx="7.5" ry="2.8" />
      <path d="M4.5 5.600v12.600c0 1.6 3.4 2.9 7.5 2.900s7.5-1.3 7.5-2.900V5.6" />
      <path d="m8.6 13.6 2.6 2.6 4.6-4.8" />
    </>
  ),
  attention: (
    <>
      <path d="M12 3 2.5 20.500h19z" />
      <path d="M12 9.500v5m0 3v.1" />
    </>
  ),
  offline: (
    <>
      <path d="M9 3v5m6-5v5M6 8h12v3a6 6 0 0 1-3 5.200M12 17v4" />
      <path d="m3 3 18 18" />
    </>
  ),
  waiting: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 6.800V12l3.6 2.2" />
    </>
  ),
  kept: <path d="M9 3.500h6l-1 6 3.5 3.500h-11L10 9.500zM12 13v7.5" />,
  keyboard: (
    <>
      <rect x="2" y="6" width="20" height="12" rx="2" />
      <path d="M6 10h.1m3.9 0h.1m3.9 0h.1m3.9 0h.1M7.5 14h9" />
    </>
  ),
  scanner: (
    <>
      <path d="M3 8V5h3m12 0h3v3M3 16v3h3m12 0h3v-3" />
      <path d="M7 9v6m3.500-6v6m3-6v6m3.500-6v6" />
    </>
  ),
  serial: (
    <>
      <path d="M3 7h18l-2.500 10h-13z" />
      <path d="M7.500 11h.1m2.900 0h.1m2.900 0h.1m2.900 0h.1M9 14h.1m2.900 0h.1m2.900 0h.1" />
    </>
  ),
  shift: <path d="M4 20.500h16M6.500 17v-5m5.500 5V5m5.500 12V9" />,
  sound: (
    <>
      <path d="M4 9.500v5h3.500l5 4v-13l-5 4z" />
      <path d="M16 9a4.200 4.200 0 0 1 0 6m2.700-8.700a8 8 0 0 1 0 11.400" />
    </>
  ),
  differences: <path d="M4 6h16M4 12h7M4 18h7m4-5h6m-6 4h6m-1-7-4 10" />,
  note: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 11v5.500m0-9v.1" />
    </>
  ),
  menu: <path d="M4 6.5h16M4 12h16M4 17.5h16" />,
  workflows: (
    <>
      <rect x="3.5" y="3.5" width="7" height="7" rx="1.5" />
      <rect x="13.5" y="13.5" width="7" height="7" rx="1.5" />
      <path d="M10.5 7H17v6.5" />
    </>
  ),
  care: (
    <>
      <path d="M12 3 4.500 6v5.500c0 4.6 3.1 7.9 7.5 9.500 4.400-1.600 7.500-4.900 7.500-9.500V6z" />
      <path d="M12 8.500v7M8.500 12h7" />
    </>
  ),
  help: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M9.300 9.400a2.800 2.800 0 1 1 4.200 2.500c-1 .6-1.500 1.100-1.500 2.100m0 3v.1" />
    </>
  ),
  window: (
    <>
      <rect x="2.5" y="4" width="19" height="16" rx="2" />
      <path d="M2.5 8.500h19" />
    </>
  ),
};

/** Every drawing there is. */
export const iconNames = Object.keys(drawings) as IconName[];

/** A drawing beside the words that say the same; screen readers skip it. */
export function Icon({ name }: { name: IconName }): ReactElement {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {drawings[name]}
    </svg>
  );
}
