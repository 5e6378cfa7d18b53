import { clockTexts } from './en-clock';
import { careTexts } from './en-care';
import { englishDeeds } from './en-deeds';
import { englishHistory } from './en-history';
import { englishNotices } from './en-notices';
import { englishFirstRun } from './en-first-run';
import { englishPaper } from './en-paper';
import { englishPeople } from './en-people';
import { englishRefusals } from './en-refusals';
import { englishMenu, englishScreens } from './en-screens';
import { englishSerial } from './en-serial';
import { englishSetUp } from './en-set-up';
import { englishSound } from './en-sound';
import { englishUpdates } from './en-updates';
import { englishCalibration } from './en-calibration';

/*
 * Every English word the window shows, with those of its parts in the files beside. One sentence says what happened,
 * what is safe, or what to do.
 * Keys under `cause`, `problem`, `unsaved`, `refused` and `entry` are the codes of the shared types.
 */
export const en = {
  app: {
    title: 'Scan Station',
    station: 'Station',
    operator: 'Operator',
    noOperator: 'Scan your badge',
  },
  /** Each language under its own name, in every catalogue: whoever looks for it may read no other. */
  language: { ro: 'Română', en: 'English', de: 'Deutsch' },
  menu: englishMenu,
  updates: englishUpdates,
  sound: englishSound,
  /** The screens of the menu: name, and what each is for in one sentence. */
  screen: englishScreens,
  prompt: {
    scan: 'Scan {{noun}}',
    example: 'for example',
    typing: 'Typed by hand, end with Enter',
  },
  row: {
    title: 'This row',
    scanned: 'Scanned',
    typed: 'Typed',
    kept: 'Stays',
    skipped: 'Left out',
    next: 'Now',
    empty: 'To come',
  },
  feedback: {
    accepted: 'Saved',
    acceptedSentence: 'The row is saved on this PC.',
    refused: 'Refused',
    unsaved: 'Not saved',
    duplicate: 'Scanned before',
    done: 'Done',
    acknowledge: 'Understood',
    scanned: 'Scanned',
    lastSaved: 'The last saved scan is',
    lastSavedAt: 'at {{time}}.',
  },
  refused: englishRefusals,
  unsaved: {
    'outbox-unavailable':
      'The row was NOT saved: this PC cannot open its file for scans. Call IT, then scan the whole row again.',
    conflict: 'The row was NOT saved: another scan has the same number. Scan the whole row again.',
    'disk-full':
      'The row was NOT saved: the disk of this PC is full. Call IT, then scan the whole row again.',
    'not-allowed':
      'The row was NOT saved: it needs a supervisor, or a badge from the operator list. Nothing else was changed.',
    'storage-failed':
      'The row was NOT saved: this PC could not write it to its disk. Scan the whole row again; call IT if this stays.',
  },
  deed: englishDeeds,
  duplicate: {
    sentence: 'The same row was scanned {{ago}} by {{operator}}. It was NOT saved again.',
    advice: 'Scan the right label; or a supervisor lets it pass with the command “Accept duplicate”.',
  },
  group: {
    count_one: '{{count}} item in {{parent}}',
    count_other: '{{count}} items in {{parent}}',
  },
  ...englishSetUp,
  recent: {
    voided: 'Undone',
    title: 'Last scans',
    none: 'Finished rows appear here, the newest on top.',
  },
  entry: {
    pending: 'Saved here',
    acknowledged: 'In the database',
    quarantined: 'Needs attention',
  },
  trust: {
    starting: 'Starting. The file for scans is being opened.',
    agentLost: 'The part of the program that saves scans is being restarted.',
    outboxRefused: 'Scans cannot be saved on this PC.',
    diskFull: 'New scans cannot be saved: the disk of this PC is full.',
    notConfigured: 'No database is set up.',
    connecting: 'Connecting to the database.',
    connected: 'Connected.',
    offline: 'Offline since {{time}}.',
    everythingDelivered: 'Everything is in the database.',
    newOnesKept: 'New scans are kept safe on this PC and will be sent by themselves.',
    onTheWay_one: '{{count}} scan is safe on this PC and on its way.',
    onTheWay_other: '{{count}} scans are safe on this PC and on their way.',
    sentLater_one: '{{count}} scan is safe on this PC and will be sent by itself.',
    sentLater_other: '{{count}} scans are safe on this PC and will be sent by themselves.',
    kept_one: '{{count}} scan is safe on this PC.',
    kept_other: '{{count}} scans are safe on this PC.',
    keptNone: 'New scans are kept safe on this PC.',
    quarantined_one: '{{count}} scan needs attention: the database refused it; it is safe on this PC.',
    quarantined_other: '{{count}} scans need attention: the database refused them; they are safe on this PC.',
    missing_one: '{{count}} scan is missing in the database; it is safe on this PC.',
    missing_other: '{{count}} scans are missing in the database; they are safe on this PC.',
    waitingVoids_one: '{{count}} cancellation waits for its refused scan to be settled.',
    waitingVoids_other: '{{count}} cancellations wait for their refused scans to be settled.',
    waiting_one: '{{count}} row is NOT saved yet; leave this window open.',
    waiting_other: '{{count}} rows are NOT saved yet; leave this window open.',
    backlog: 'waiting for the database',
    oldest: 'oldest: {{age}}',
  },
  advice: {
    quarantined: 'Connected, and everything else is in the database. Tell IT; scanning goes on.',
    missing: 'The message above says how they are sent again. Scanning goes on.',
    outboxRefused: 'Call IT. The message above says what is wrong.',
    agentLost: 'Go on scanning. If this stays longer than a minute, call IT.',
    notConfigured: 'Go on scanning. IT can set up the database in the station’s configuration.',
  },
  /** Why the database cannot be used: what is wrong, and who can mend it. */
  cause: {
    unreachable: {
      what: 'The database server does not answer.',
      who: 'Nothing to do here; if it lasts, tell IT to check the server and the network.',
    },
    'name-not-found': {
      what: 'The name of the database server is not known to the network.',
      who: 'Nothing to do here; if it lasts, tell IT to check the name and the network.',
    },
    'server-full': {
      what: 'The database server has no free connection.',
      who: 'Nothing to do here; if it lasts, tell IT to check the server’s connection limit.',
    },
    'server-busy': {
      what: 'The database server is too busy.',
      who: 'Nothing to do here; if it lasts, tell IT to check the server’s load.',
    },
    'not-primary': {
      what: 'The database server is cut off from the other servers of its cluster.',
      who: 'Nothing to do here; if it lasts, tell IT to check the cluster.',
    },
    'server-storage': {
      what: 'The database server has a problem with its disk.',
      who: 'Tell IT to check the server’s disk space.',
    },
    'connection-lost': {
      what: 'The connection to the database broke.',
      who: 'Nothing to do here; if it lasts, tell IT to check the network.',
    },
    'timed-out': {
      what: 'The database server took too long to answer.',
      who: 'Nothing to do here; if it lasts, tell IT to check the server’s load.',
    },
    unknown: {
      what: 'The database server reported an error that this program does not know.',
      who: 'If it lasts, tell IT to look into the station’s log.',
    },
    'wrong-password': {
      what: 'The database refuses this station’s password.',
      who: 'IT can mend it: put the right user and password into the station’s configuration.',
    },
    'access-denied': {
      what: 'The database does not let this station’s account work: rights are missing, or the database has another name.',
      who: 'The database administrator can mend it: check the name of the database and grant the account its rights.',
    },
    'unknown-database': {
      what: 'The database named in the configuration does not exist.',
      who: 'IT can mend it: correct the database name, or create the database.',
    },
    'missing-table': {
      what: 'The tables for the scans are missing in the database.',
      who: 'The database administrator can mend it: apply the schema.',
    },
    'schema-mismatch': {
      what: 'The tables in the database do not fit this version of the program.',
      who: 'The database administrator can mend it: apply the schema of this version.',
    },
    'table-mapping': {
      what: 'The scans do not fit the existing table they are to be written into.',
      who: 'IT can mend it. {{detail}}',
    },
    'read-only-server': {
      what: 'The database server accepts no changes at the moment.',
      who: 'The database administrator can mend it: switch off read-only, or name the right server.',
    },
    'host-refused': {
      what: 'The database server refuses connections from this PC.',
      who: 'The database administrator can mend it: allow this PC’s address, or unblock it.',
    },
    tls: {
      what: 'No secure connection to the database could be made.',
      who: 'IT can mend it: check the certificate and the TLS settings.',
    },
    'bad-settings': {
      what: 'The settings for the database cannot be used.',
      who: 'IT can mend it: correct them in the station’s configuration.',
    },
    'not-mariadb': {
      what: 'Something other than a MariaDB server answers at this address.',
      who: 'IT can mend it: correct the server name and port in the station’s configuration.',
    },
  },
  /** Why the file for scans cannot be used. */
  problem: {
    'newer-file':
      'The file for scans was written by a newer version of this program and was left alone: {{file}} (file version {{fileVersion}}, this program reads up to {{programVersion}}). Update the program; until then no scan can be saved.',
    'in-use':
      'Another program holds the file for scans: {{file}}. Close the other one and start this program again; until then no scan can be saved. ({{detail}})',
    'disk-full':
      'The disk is full and the file for scans cannot be opened: {{file}}. Call IT to free space; it goes on by itself. Until then no scan can be saved. ({{detail}})',
    vanished:
      'The file for scans was deleted: {{file}}. What was saved is still in this program: DO NOT close it or switch off the PC. Call IT to make the folder writable; it goes on by itself. Until then no scan can be saved. ({{detail}})',
    'cannot-open':
      'The file for scans cannot be opened or written: {{file}}. IT can mend it: check the folder’s rights and the disk; until then no scan can be saved. ({{detail}})',
  },
  clock: clockTexts,
  notice: englishNotices,
  serial: englishSerial,
  ...careTexts,
  ...englishHistory,
  ...englishPeople,
  veil: {
    title: 'Scans are going to another window',
    sentence: 'Click here.',
  },
  ...englishCalibration,
  ...englishFirstRun,
  ...englishPaper,
  failure: {
    start: {
      title: 'The station could not be started',
      sentence: 'Nothing can be scanned. Start the program again; if this stays, call IT.',
    },
    screen: {
      title: 'This screen stopped',
      sentence: 'Every scan that was shown as saved is safe. Scan any code to bring the screen back.',
    },
  },
} as const;
