import type { StoreApi } from 'zustand/vanilla';
import type { Clock } from '../../shared/clock';
import type { DecodedEntry } from '../scanner/entry';
import { AgentLostError, type Station } from '../station';
import type { PinFor } from './pin-for';
import { readBadge } from './sign-in';
import type { StationState } from './station-state';

/** The way of a supervisor into what is not for everybody, and out of it again. */
export interface Supervisor {
  /** A code that comes in while the station waits for badge or PIN; none is data. A PIN is typed or tapped, never scanned. */
  takeEntry(entry: DecodedEntry): void;
  /** Without a badge: the administrator's PIN of the configuration. */
  useAdministrator: () => void;
  enterPin(pin: string): Promise<void>;
  /** Ends the session, if there is one. */
  leave(): void;
}

/** What it needs. */
export interface SupervisorOptions {
  store: StoreApi<StationState>;
  station: Pick<Station, 'request' | 'reportError' | 'setSession'>;
  clock: Clock;
  /** The cancellation that waited for this badge may go; null: the administrator's PIN. */
  onVoidAllowed: (badge: string | null) => void;
}

/** Creates it. */
export function createSupervisor({ store, station, clock, onVoidAllowed }: SupervisorOptions): Supervisor {
  let session: string | null = null;

  function change(change: Partial<PinFor>): void {
    store.setState(({ pinFor }) => (pinFor === null ? {} : { pinFor: { ...pinFor, ...change } }));
  }

  function takeSession(opened: string | null): void {
    session = opened;
    station.setSession(opened);
  }

  async function enterPin(pin: string): Promise<void> {
    const asked = store.getState().pinFor;
    if (asked?.badge === undefined) return;
    try {
      const answer = await station.request('enter-pin', { badge: asked.badge, pin });
      if (answer.outcome === 'opened') {
        takeSession(answer.session);
        if (store.getState().pinFor === null) leave();
        else if (asked.wanted === 'void') onVoidAllowed(asked.badge);
        else store.setState({ screen: asked.wanted, pinFor: null });
      } else if (answer.outcome === 'no-pin') change({ badge: undefined, answer: { refusal: 'no-pin' } });
      else {
        const untilMs = answer.waitMs === 0 ? null : clock.wallMs() + answer.waitMs;
        change({ answer: { refusal: answer.outcome, untilMs } });
      }
    } catch (error) {
      if (!(error instanceof AgentLostError)) station.reportError('A PIN could not be checked', error);
      change({ answer: { refusal: 'no-answer' } });
    }
  }

  function leave(): void {
    const ended = session;
    if (ended === null) return;
    takeSession(null);
    station.request('end-session', ended).catch((error: unknown) => {
      // It ends by itself within minutes, and nobody has its token any more.
      if (!(error instanceof AgentLostError)) station.reportError('A session could not be ended', error);
    });
  }

  return {
    takeEntry: (entry) => {
      const { pinFor, workflow } = store.getState();
      if (pinFor === null || entry.kind !== 'code') return;
      const badge = readBadge(workflow, entry.text);
      if (badge !== null) change({ badge, answer: null });
      else if (entry.enteredBy === 'manual' && /^\d{1,12}$/.test(entry.text)) void enterPin(entry.text);
    },
    useAdministrator: () => {
      change({ badge: null, answer: null });
    },
    enterPin,
    leave,
  };
}
