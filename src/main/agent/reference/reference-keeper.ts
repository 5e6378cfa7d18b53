import type { Clock } from '../../../shared/clock';
import { errorText } from '../../../shared/error-text';
import type { Log } from '../../../shared/log';
import {
  referenceLists,
  type KnownCode,
  type ListCopy,
  type ListStatus,
  type ReferenceCopies,
  type ReferenceListName,
  type ReferenceStatus,
} from '../../../shared/reference';
import { DestinationError, type Destination, type ListMark } from '../destination/destination';
import type { ListCopies } from './list-copies';
import type { ReferenceSettings } from './settings';

/** Keeps the copies of the lists as new as the database lets it. */
export interface ReferenceKeeper {
  status(): ReferenceStatus;
  copies: () => ReferenceCopies;
  /** The database can be reached again, or for the first time: what has not been compared for a while is. */
  notifyReachable(): void;
  stop(): void;
}

/** What the keeper needs. */
export interface ReferenceKeeperOptions {
  copies: ListCopies;
  settings: ReferenceSettings;
  /** Null: there is none now. */
  destination: () => ListSource | null;
  /** The keeper itself never tries an absent database. */
  isReachable: () => boolean;
  clock: Clock;
  log: Log;
  /** A list has changed here. */
  onChange: (list: ReferenceListName) => void;
  /** The status has changed. */
  onStatus: () => void;
}

const hourMs = 3_600_000;
/** Pause after a look that failed in passing, jittered as every other. */
const soonMs = 10_000;

type ListSource = Pick<Destination, 'listMark' | 'changedRows' | 'wholeList'>;

/** Creates the keeper and begins to look. */
export function createReferenceKeeper(options: ReferenceKeeperOptions): ReferenceKeeper {
  const { copies, settings, destination, isReachable, clock, log, onChange, onStatus } = options;
  const problems = new Map<ReferenceListName, string>();
  const known = new Map(referenceLists.map((list) => [list, describe(list)]));
  let lastLookMs = Number.NEGATIVE_INFINITY;
  let isLooking = false;
  let isStopped = false;
  const everyMs = settings.refreshSeconds * 1_000;
  let cancel = schedule(everyMs);

  // Asked after every wait: a stop may have come meanwhile.
  const isOver = (): boolean => isStopped;

  function schedule(pauseMs: number): () => void {
    return clock.schedule(pauseMs * (0.8 + 0.4 * clock.random()), () => {
      cancel = schedule(everyMs);
      void look();
    });
  }

  async function look(): Promise<void> {
    const source = destination();
    if (isOver() || isLooking) return;
    if (source === null || !isReachable()) {
      // What nobody could compare grows old.
      onStatus();
      return;
    }
    isLooking = true;
    lastLookMs = clock.monotonicMs();
    let isWhole = true;
    for (const list of referenceLists) {
      try {
        await lookAt(list, source);
      } catch (error) {
        if (isOver()) continue;
        // An absent database says nothing about its lists.
        if (error instanceof DestinationError && error.verdict === 'transient') isWhole = false;
        else noteFailure(list, error);
        known.set(list, describe(list));
      }
    }
    isLooking = false;
    if (isOver()) return;
    if (!isWhole) lookAgainSoon();
    onStatus();
  }

  /** The database was away for a moment: a station without lists is not left without them until the next turn. */
  function lookAgainSoon(): void {
    lastLookMs = Number.NEGATIVE_INFINITY;
    cancel();
    cancel = schedule(Math.min(everyMs, soonMs));
  }

  async function lookAt(list: ReferenceListName, source: ListSource): Promise<void> {
    const isNew = await compare(list, source);
    if (isOver()) return;
    problems.delete(list);
    known.set(list, describe(list));
    if (!isNew) return;
    tellBadRows(list);
    onChange(list);
  }

  /** Answers whether the copy was changed. */
  async function compare(list: ReferenceListName, source: ListSource): Promise<boolean> {
    const mark = await source.listMark(list);
    if (isOver()) return false;
    const { mark: before } = copies.state(list);
    const isNew = !isSameMark(before, mark);
    const reached = isNew ? await bringUp(list, source, before, mark) : mark;
    if (!isOver()) copies.noteChecked(list, reached, clock.wallMs(), isNew);
    return isNew;
  }

  /**
   * Answers the state the copy is in now. The changed rows are enough unless something was taken out, or written long
   * before it could be seen.
   */
  async function bringUp(
    list: ReferenceListName,
    source: ListSource,
    before: ListMark | null,
    mark: ListMark,
  ): Promise<ListMark> {
    if (before !== null && before.newest !== null) {
      const changed = await source.changedRows(list, before.newest);
      if (isOver() || copies.add(list, changed, mark)) return mark;
    }
    const whole = await source.wholeList(list);
    if (!isOver()) copies.replace(list, whole.rows);
    return whole.mark;
  }

  /** Missing tables and rights are told, once. */
  function noteFailure(list: ReferenceListName, error: unknown): void {
    const detail = errorText(error);
    if (problems.get(list) === detail) return;
    problems.set(list, detail);
    const remedy =
      error instanceof DestinationError ? 'Run "npm run db:migrate -- --grant-to ACCOUNT".' : undefined;
    log('warn', 'A list cannot be copied from the database; scanning goes on with what is known here.', {
      list,
      detail,
      remedy,
    });
  }

  function tellBadRows(list: ReferenceListName): void {
    const badRows = copies.badRows(list);
    if (badRows.length === 0) return;
    log('warn', 'Rows of a list cannot be used and are left out.', {
      list,
      rows: badRows.map(({ code, why }) => `${code} ${why}`),
    });
  }

  /** Everything but the age; asked several times a second, so it is counted only when something has changed. */
  function describe(list: ReferenceListName): Omit<ListStatus, 'isStale'> {
    const { version, checkedAtMs } = copies.state(list);
    const problem = problems.get(list) ?? null;
    return { version, count: copies.count(list), checkedAtMs, badRows: copies.badRows(list), problem };
  }

  function statusOf(list: ReferenceListName): ListStatus {
    const described = known.get(list) ?? describe(list);
    const { checkedAtMs } = described;
    const ageMs = checkedAtMs === null ? 0 : clock.wallMs() - checkedAtMs;
    return { ...described, isStale: ageMs > settings.staleAfterHours * hourMs };
  }

  function codeCopy(list: Exclude<ReferenceListName, 'operators'>): ListCopy<KnownCode> {
    const active = copies.codes(list).filter(({ isActive }) => isActive);
    return {
      version: copies.state(list).version,
      items: active.map(({ code, value }) => ({ code, texts: value })),
    };
  }

  return {
    status: () =>
      Object.fromEntries(referenceLists.map((list) => [list, statusOf(list)])) as unknown as ReferenceStatus,
    copies: () => ({
      operators: {
        version: copies.state('operators').version,
        items: copies.operators().map(({ code, isActive, value: { pinHash, ...known } }) => ({
          badge: code,
          isActive,
          hasPin: pinHash !== null,
          ...known,
        })),
      },
      defects: codeCopy('defects'),
      products: codeCopy('products'),
    }),
    notifyReachable: () => {
      const isDue = clock.monotonicMs() - lastLookMs >= everyMs;
      if (isDue) void look();
    },
    stop: () => {
      isStopped = true;
      cancel();
    },
  };
}

function isSameMark(known: ListMark | null, found: ListMark): boolean {
  return (
    known !== null && known.count === found.count && known.newest === found.newest && known.sum === found.sum
  );
}
