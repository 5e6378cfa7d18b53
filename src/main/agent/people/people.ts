import type { Clock } from '../../../shared/clock';
import type { Log } from '../../../shared/log';
import { mayDo, type Permission, type Role } from '../../../shared/roles';
import type { Appendable } from '../../../shared/scan';
import { administratorName, supervisorNeeded, type PinAnswer, type PinEntry } from '../../../shared/sign-in';
import type { CopiedRow } from '../reference/list-copies';
import type { OperatorValue } from '../reference/read-row';
import { isPinOf } from './pin-hash';
import type { PinThrottle } from './pin-throttle';
import type { Sessions } from './sessions';
import type { SignInSettings } from './settings';

/** Who may do what at this station. It works without the database. */
export interface People {
  /** Somebody has a PIN here, so that what is not for everybody needs one. Until then everything is open. */
  isManaged(): boolean;
  enterPin: (entry: PinEntry) => Promise<PinAnswer>;
  endSession: (session: string) => void;
  /** Why a session (null: none) does not include a permission, in words; null: it does. */
  refusal: (permission: Permission, session: string | null) => string | null;
  /** Whose session it is, for the record; null: nobody's. */
  nameOf: (session: string | null) => string | null;
  /** Why an item is not to be stored; null: it is. `operatorOf` finds who made a scan. */
  itemRefusal(
    item: Appendable,
    session: string | null,
    operatorOf: (scanId: string) => string | null,
  ): string | null;
  /** The operator list has changed. */
  notifyChanged(): void;
}

/** What it is made of. */
export interface PeopleOptions {
  settings: SignInSettings;
  /** The copy of the operator list. */
  readOperators: () => CopiedRow<OperatorValue>[];
  /** Whether that list was ever read here. */
  isListKnown: () => boolean;
  throttle: PinThrottle;
  sessions: Sessions;
  clock: Clock;
  log: Log;
}

/** Under this name the administrator's wrong PINs are counted; no badge is empty. */
const administrator = '';

/** Creates it. */
export function createPeople(options: PeopleOptions): People {
  const { settings, throttle, sessions, clock, log } = options;
  let operators = readActive();

  function readActive(): Map<string, OperatorValue> {
    const active = options.readOperators().filter(({ isActive }) => isActive);
    return new Map(active.map(({ code, value }) => [code, value]));
  }

  function roleOf(badge: string | null): Role | null {
    if (badge === null) return settings.administratorPinHash === null ? null : 'administrator';
    return operators.get(badge)?.role ?? null;
  }

  function isManaged(): boolean {
    if (settings.administratorPinHash !== null) return true;
    return [...operators.values()].some(({ role, pinHash }) => role !== 'operator' && pinHash !== null);
  }

  function hashOf(badge: string | null): string | null {
    if (badge === null) return settings.administratorPinHash;
    const operator = operators.get(badge);
    return operator === undefined || operator.role === 'operator' ? null : operator.pinHash;
  }

  async function enterPin({ badge, pin }: PinEntry): Promise<PinAnswer> {
    const person = badge ?? administrator;
    const hash = hashOf(badge);
    const role = roleOf(badge);
    if (hash === null || role === null) return { outcome: 'no-pin' };
    const waitMs = throttle.waitMs(person, clock.wallMs());
    if (waitMs > 0) return { outcome: 'wait', waitMs };
    throttle.noteTry(person, clock.wallMs());
    if (!(await isPinOf(hash, pin))) {
      log('warn', 'A wrong PIN was entered.', { badge });
      return { outcome: 'wrong', waitMs: throttle.waitMs(person, clock.wallMs()) };
    }
    throttle.forget(person);
    log('info', 'Somebody signed in with a PIN.', { badge, role });
    const name = badge === null ? null : (operators.get(badge)?.name ?? null);
    return { outcome: 'opened', session: sessions.open(badge, clock.wallMs()), name, role };
  }

  function refusal(permission: Permission, session: string | null): string | null {
    if (!isManaged()) return null;
    const used = session === null ? null : sessions.use(session, clock.wallMs());
    if (used === null) return supervisorNeeded;
    // Asked each time: whoever left the list meanwhile may do nothing more.
    const role = roleOf(used.badge);
    if (role === null) return supervisorNeeded;
    return mayDo(role, permission) ? null : 'This is for an administrator alone.';
  }

  function nameOf(session: string | null): string | null {
    const used = session === null ? null : sessions.use(session, clock.wallMs());
    return used === null ? null : (used.badge ?? administratorName);
  }

  function foreignVoidRefusal(voidedBy: string, session: string | null): string | null {
    const why = refusal('void-others-scans', session);
    if (why !== null) return why;
    return voidedBy === nameOf(session)
      ? null
      : 'This is recorded under the badge of the supervisor who allows it.';
  }

  function itemRefusal(
    item: Appendable,
    session: string | null,
    operatorOf: (scanId: string) => string | null,
  ): string | null {
    if (item.kind === 'void') {
      const scannedBy = operatorOf(item.fields.voidedScanId);
      const isOwn = scannedBy === null || scannedBy === item.operator;
      return isOwn || !isManaged() ? null : foreignVoidRefusal(item.operator, session);
    }
    if (settings.unknownBadge === 'refuse' && options.isListKnown() && !operators.has(item.operator)) {
      return `${item.operator} is not in the operator list.`;
    }
    if (item.override === undefined || !isManaged()) return null;
    const role = roleOf(item.override.by);
    const mayOverride = role !== null && mayDo(role, 'override-duplicate');
    return mayOverride ? null : `${item.override.by} is not the badge of a supervisor.`;
  }

  return {
    isManaged,
    enterPin,
    endSession: (session) => {
      sessions.end(session);
    },
    refusal,
    nameOf,
    itemRefusal,
    notifyChanged: () => {
      operators = readActive();
    },
  };
}
