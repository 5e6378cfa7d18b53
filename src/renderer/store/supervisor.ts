import type { StoreApi } from 'zustand/vanilla';
import type { Clock } from '../../shared/clock';
import { administratorName } from '../../shared/sign-in';
import type { DecodedEntry } from '../scanner/entry';
import { AgentLostError, type Station } from '../station';
import { entryRefusal } from './entry-refusal';
import type { WindowRefusal } from './feedback';
import type { PinFor, PinRefusal } from './pin-for';
import { readBadge } from './sign-in';
import type { StationState } from './station-state';
import type { Allowance } from './void-step';

/** The way of a supervisor into what is not for everybody, and out of it again. */
export interface Supervisor {
  /** A code that comes in while the station waits for badge or PIN; none is data. A PIN is typed or tapped, never scanned. */
  takeEntry(entry: DecodedEntry): void;
  /** Without a badge: the administrator's PIN of the configuration. */
  useAdministrator: () => void;
  enterPin(pin: string): Promise<void>;
  /** Ends the session of a screen, if there is one. */
  leave(): void;
  /** Ends a session. */
  end: (session: string) => void;
}

/** What it needs. */
export interface SupervisorOptions {
  store: StoreApi<StationState>;
  station: Pick<Station, 'request' | 'reportError' | 'setSession'>;
  clock: Clock;
  refuse: (reason: WindowRefusal, code: string) => void;
  /** Whatever was said before is over, unless it is an error that has to be acknowledged. */
  accept: () => void;
  /** The cancellation that waited may go, in a session that is its own from now on. */
  onVoidAllowed: (allowance: Allowance) => void;
}

/** Creates it. */
export function createSupervisor(options: SupervisorOptions): Supervisor {
  const { store, station, clock, refuse, accept, onVoidAllowed } = options;
  let session: string | null = null;

  function askFor(badge: PinFor['badge'], refusal: PinRefusal | null = null): void {
    const { pinFor } = store.getState();
    if (pinFor === null) return;
    const question = { wanted: pinFor.wanted, badge };
    store.setState({ pinFor: question, pinAnswer: refusal === null ? null : { question, refusal } });
  }

  function takeSession(opened: string | null): void {
    session = opened;
    station.setSession(opened);
  }

  async function enterPin(pin: string): Promise<void> {
    const question = store.getState().pinFor;
    if (question?.badge === undefined) return;
    const { badge, wanted } = question;
    accept();
    const isAsked = (): boolean => store.getState().pinFor === question;
    const tell = (refusal: PinRefusal): void => {
      if (isAsked()) store.setState({ pinAnswer: { question, refusal } });
    };
    try {
      const answer = await station.request('enter-pin', { badge, pin });
      if (answer.outcome === 'opened') {
        if (!isAsked()) {
          end(answer.session);
          return;
        }
        accept();
        if (wanted === 'void') {
          onVoidAllowed({ supervisor: badge ?? administratorName, session: answer.session });
          return;
        }
        if (session !== null) end(session);
        takeSession(answer.session);
        store.setState({ screen: wanted, pinFor: null });
      } else if (answer.outcome === 'no-pin') {
        if (isAsked()) askFor(undefined, { refusal: 'no-pin' });
      } else {
        const untilMs = answer.waitMs === 0 ? null : clock.wallMs() + answer.waitMs;
        tell({ refusal: answer.outcome, untilMs });
      }
    } catch (error) {
      if (!(error instanceof AgentLostError)) station.reportError('A PIN could not be checked', error);
      tell({ refusal: 'no-answer' });
    }
  }

  function end(ended: string): void {
    station.request('end-session', ended).catch((error: unknown) => {
      // It ends by itself within minutes, and nobody has its token any more.
      if (!(error instanceof AgentLostError)) station.reportError('A session could not be ended', error);
    });
  }

  return {
    takeEntry: (entry) => {
      const { pinFor, workflow } = store.getState();
      if (pinFor === null) return;
      if (entry.kind !== 'code') {
        refuse(entryRefusal(entry), '');
        return;
      }
      const { text, enteredBy } = entry;
      const badge = readBadge(workflow, text);
      if (badge !== null) {
        accept();
        askFor(badge);
      } else if (enteredBy === 'manual' && pinFor.badge !== undefined && /^\d{1,12}$/.test(text)) {
        void enterPin(text);
      } else {
        store.setState({ pinAnswer: null });
        // What was scanned is not shown: it may be a PIN.
        refuse({ code: 'at-pin' }, '');
      }
    },
    useAdministrator: () => {
      askFor(null);
    },
    enterPin,
    leave: () => {
      const ended = session;
      if (ended === null) return;
      takeSession(null);
      end(ended);
    },
    end,
  };
}
