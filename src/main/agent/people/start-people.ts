import type { Clock } from '../../../shared/clock';
import type { AgentEventEnvelope } from '../../../shared/ipc';
import type { Log } from '../../../shared/log';
import type { ReferenceStatus } from '../../../shared/reference';
import { agentRights, permissionOf } from '../../../shared/operations';
import type { Permission } from '../../../shared/roles';
import type { Appendable } from '../../../shared/scan';
import type { OutboxWork } from '../outbox-work';
import type { ListsInTime } from '../judgement/compare-judgement';
import { recentNumbers } from '../judgement/judge-again';
import type { AgentConfiguration } from '../protocol';
import { createLeftScans, type LeftScans } from '../reference/left-scans';
import { createListChanges } from '../reference/list-changes';
import { createListCopies } from '../reference/list-copies';
import { createListsInTime } from '../reference/lists-in-time';
import { openReferenceFile } from '../reference/reference-file';
import { createReferenceKeeper } from '../reference/reference-keeper';
import { referenceSettingsSchema } from '../reference/settings';
import type { AgentRequestHandlers, Guard } from '../window-port';
import { createPeople } from './people';
import { createPinThrottle } from './pin-throttle';
import { createSessions } from './sessions';
import { signInSettingsSchema } from './settings';

/** The lists of the database and what follows from them: who may do what here. */
export interface StationPeople {
  guard: Guard;
  /** Why an item is not to be stored; null: it is. */
  itemRefusal(item: Appendable, session: string | null): string | null;
  /** Why a session does not include a permission; null: it does. */
  refusal: (permission: Permission, session: string | null) => string | null;
  /** What the lists know now and knew earlier. */
  lists: ListsInTime;
  leftScans: LeftScans;
  requests: Pick<AgentRequestHandlers, 'reference-copies' | 'enter-pin' | 'end-session'>;
  status(): { reference: ReferenceStatus; isManaged: boolean };
  /** The connection to the database may have changed. */
  notifyConnection(): void;
  /** Reads no list any more; who may do what stays known. */
  stop(): void;
  /** Closes the file; nobody may be served any more. */
  close(): void;
}

/** What it is made of. */
export interface StationPeopleOptions {
  configuration: AgentConfiguration;
  /** Null: the outbox is not open. */
  work: () => Pick<OutboxWork, 'destination' | 'connection' | 'outbox'> | null;
  clock: Clock;
  log: Log;
  broadcast: (event: AgentEventEnvelope) => void;
  onChange: () => void;
}

/** Opens the file of the lists and begins to keep them as new as the database lets it. */
export function startPeople({
  configuration,
  work,
  clock,
  log,
  broadcast,
  onChange,
}: StationPeopleOptions): StationPeople {
  const { dataFolder } = configuration;
  const database = openReferenceFile({ dataFolder, wallMs: clock.wallMs(), log });
  const changes = createListChanges(database);
  const copies = createListCopies(
    database,
    changes,
    (list) => work()?.outbox.highestVersion(list, recentNumbers) ?? 0,
  );
  const isReachable = (): boolean => work()?.connection().state === 'connected';
  const people = createPeople({
    settings: configuration.signIn ?? signInSettingsSchema.parse({}),
    readOperators: copies.operators,
    isListKnown: () => copies.state('operators').version > 0,
    throttle: createPinThrottle(database),
    sessions: createSessions(database),
    clock,
    log,
  });
  const keeper = createReferenceKeeper({
    copies,
    settings: configuration.reference ?? referenceSettingsSchema.parse({}),
    destination: () => work()?.destination ?? null,
    isReachable,
    clock,
    log,
    onChange: (list) => {
      if (list === 'operators') people.notifyChanged();
      broadcast({ event: 'reference-changed', payload: list });
    },
    onStatus: onChange,
  });
  const operatorOf = (scanId: string): string | null => work()?.outbox.operatorOf(scanId) ?? null;
  return {
    guard: (request, session) => {
      const permission = permissionOf(agentRights[request]);
      if (permission === null) return null;
      const refusal = people.refusal(permission, session);
      if (refusal !== null) throw new Error(refusal);
      return people.nameOf(session);
    },
    itemRefusal: (item, session) => people.itemRefusal(item, session, operatorOf),
    refusal: people.refusal,
    lists: createListsInTime(copies, changes),
    leftScans: createLeftScans(database),
    requests: {
      'reference-copies': keeper.copies,
      'enter-pin': people.enterPin,
      'end-session': people.endSession,
    },
    status: () => ({ reference: keeper.status(), isManaged: people.isManaged() }),
    notifyConnection: () => {
      if (isReachable()) keeper.notifyReachable();
    },
    stop: () => {
      keeper.stop();
    },
    close: () => {
      database.close();
    },
  };
}
