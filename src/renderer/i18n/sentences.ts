import type { TFunction } from 'i18next';
import type { ConfigurationProblem } from '../../shared/ipc';
import type { LedgerStatus } from '../../shared/ledger';
import type { ConnectionStatus, DiskStatus, OutboxProblem, StationStatus } from '../../shared/status';
import type { Feedback } from '../store/feedback';
import type { StationState } from '../store/station-state';
import { describeAgo, describeDeed } from './describe-deed';
import { describeRefusal } from './describe-refusal';
import { trustCode } from './error-code';

/** How much a line matters: it decides colour and icon. */
export type Tone = 'calm' | 'good' | 'waiting' | 'offline' | 'alarm';

/** The trust line: one plain sentence, and one for whoever wants to know more or can do something. */
export interface TrustLine {
  tone: Tone;
  sentence: string;
  advice: string | null;
  /** Names a trouble in every language; null when there is none. */
  code: string | null;
}

export type TrustFacts = Pick<StationState, 'agent' | 'status' | 'waiting'>;
type FormatTime = (wallMs: number) => string;

/** What is safe, where the scans are, and who has to do something. */
export function describeTrust(t: TFunction, facts: TrustFacts, formatTime: FormatTime): TrustLine {
  return { ...describeLine(t, facts, formatTime), code: trustCode(facts) };
}

type Line = Omit<TrustLine, 'code'>;

function describeLine(t: TFunction, facts: TrustFacts, formatTime: FormatTime): Line {
  const { agent, status, waiting } = facts;
  if (agent === 'lost' || status === null) return describeWithoutAgent(t, agent, waiting);
  if (status.outbox.state === 'refused') {
    return { tone: 'alarm', sentence: t('trust.outboxRefused'), advice: t('advice.outboxRefused') };
  }
  const line = admitMissing(t, describeConnection(t, status, formatTime), status.ledger);
  if (status.storage.disk.state === 'full') {
    const advice = [line.sentence, ...describeQuarantined(t, status)].join(' ');
    return { tone: 'alarm', sentence: t('trust.diskFull'), advice };
  }
  return status.quarantined === 0 ? line : addQuarantined(t, line, status);
}

/** "Everything is in the database" is not to be said while the comparison misses something there. */
function admitMissing(t: TFunction, line: Line, ledger: LedgerStatus): Line {
  if (line.tone !== 'good' || ledger.state !== 'differs' || ledger.missing.count === 0) return line;
  const sentence = `${t('trust.connected')} ${t('trust.missing', { count: ledger.missing.count })}`;
  return { tone: 'alarm', sentence, advice: t('advice.missing') };
}

/** A refused scan takes the sentence only when the connection has nothing more urgent to say. */
function addQuarantined(t: TFunction, line: Line, status: StationStatus): Line {
  const [refused = '', ...voids] = describeQuarantined(t, status);
  if (line.tone === 'good') {
    return { tone: 'alarm', sentence: refused, advice: [...voids, t('advice.quarantined')].join(' ') };
  }
  const quarantined = [refused, ...voids].join(' ');
  return { ...line, advice: line.advice === null ? quarantined : `${quarantined} ${line.advice}` };
}

/** How many scans were refused, then what waits for them; nothing while there is none. */
function describeQuarantined(t: TFunction, { quarantined, waitingVoids }: StationStatus): string[] {
  if (quarantined === 0) return [];
  const voids = waitingVoids === 0 ? [] : [t('trust.waitingVoids', { count: waitingVoids })];
  return [t('trust.quarantined', { count: quarantined }), ...voids];
}

function describeWithoutAgent(t: TFunction, agent: StationState['agent'], waiting: number): Line {
  const what = agent === 'lost' ? t('trust.agentLost') : t('trust.starting');
  if (waiting === 0) return { tone: agent === 'lost' ? 'offline' : 'calm', sentence: what, advice: null };
  return {
    tone: 'alarm',
    sentence: `${what} ${t('trust.waiting', { count: waiting })}`,
    advice: t('advice.agentLost'),
  };
}

function describeConnection(t: TFunction, status: StationStatus, formatTime: FormatTime): Line {
  const { connection, backlog } = status;
  const kept = backlog === 0 ? t('trust.keptNone') : t('trust.kept', { count: backlog });
  switch (connection.state) {
    case 'not-configured':
      return {
        tone: 'offline',
        sentence: `${t('trust.notConfigured')} ${kept}`,
        advice: t('advice.notConfigured'),
      };
    case 'connecting':
      return { tone: 'waiting', sentence: `${t('trust.connecting')} ${kept}`, advice: null };
    case 'connected': {
      const onTheWay = backlog - status.waitingVoids;
      const rest = onTheWay === 0 ? t('trust.everythingDelivered') : t('trust.onTheWay', { count: onTheWay });
      return {
        tone: onTheWay === 0 ? 'good' : 'waiting',
        sentence: `${t('trust.connected')} ${rest}`,
        advice: null,
      };
    }
    case 'offline': {
      const rest = backlog === 0 ? t('trust.newOnesKept') : t('trust.sentLater', { count: backlog });
      const since = t('trust.offline', { time: formatTime(connection.sinceMs) });
      return { tone: 'offline', sentence: `${since} ${rest}`, advice: describeCause(t, connection) };
    }
    case 'misconfigured':
      return {
        tone: 'alarm',
        sentence: `${t('trust.offline', { time: formatTime(connection.sinceMs) })} ${kept}`,
        advice: describeCause(t, connection),
      };
  }
}

function describeCause(
  t: TFunction,
  { cause, detail }: Extract<ConnectionStatus, { state: 'offline' | 'misconfigured' }>,
): string {
  return `${t(`cause.${cause}.what`)} ${t(`cause.${cause}.who`, { detail })}`;
}

/** The sentence under the huge word; empty when there is nothing to say. */
export function describeFeedback(t: TFunction, feedback: Feedback, language: string): string {
  switch (feedback.outcome) {
    case 'none':
      return '';
    case 'accepted':
      return t('feedback.acceptedSentence');
    case 'refused':
      return describeRefusal(t, feedback.reason, language);
    case 'duplicate': {
      const { agoMs, operator } = feedback.earlier;
      const sentence = t('duplicate.sentence', { ago: describeAgo(agoMs, language), operator });
      return `${sentence} ${t('duplicate.advice')}`;
    }
    case 'done':
      return describeDeed(t, feedback.deed, language);
    case 'unsaved':
      return t(`unsaved.${feedback.reason}`);
  }
}

/** A problem with the file for scans, with the file and what to do. */
export function describeOutboxProblem(t: TFunction, problem: OutboxProblem): string {
  switch (problem.code) {
    case 'newer-file':
      return t('problem.newer-file', {
        file: problem.file,
        fileVersion: problem.fileVersion,
        programVersion: problem.programVersion,
      });
    case 'in-use':
      return t('problem.in-use', { file: problem.file, detail: problem.detail });
    case 'disk-full':
    case 'vanished':
    case 'cannot-open':
      return t(`problem.${problem.code}`, { file: problem.file, detail: problem.detail });
  }
}

/** How long the disk will do; null while there is room. */
export function describeDisk(t: TFunction, disk: DiskStatus): string | null {
  switch (disk.state) {
    case 'roomy':
      return null;
    case 'low': {
      const free = t('notice.diskLow', { megabytes: Math.floor(disk.freeBytes / bytesPerMegabyte) });
      if (disk.fullInMs === null) return `${free} ${t('notice.diskLowWho')}`;
      return `${free} ${describeTimeLeft(t, disk.fullInMs)} ${t('notice.diskLowWho')}`;
    }
    case 'reserve':
      return `${t('notice.diskReserve', { count: disk.scansLeft })} ${t('notice.diskWho')}`;
    case 'full':
      return `${t('notice.diskFull')} ${t('notice.diskWho')}`;
  }
}

/** What the comparison with the database found; empty while nothing differs. */
export function describeDifference(t: TFunction, ledger: LedgerStatus): string[] {
  if (ledger.state !== 'differs') return [];
  const { missing, surplus } = ledger;
  return [
    ...(missing.count === 0 ? [] : [t('notice.missing', { count: missing.count })]),
    ...(surplus.count === 0 ? [] : [t('notice.surplus', { count: surplus.count })]),
  ];
}

/** In hours, below two hours in minutes: finer would pretend to know. */
function describeTimeLeft(t: TFunction, fullInMs: number): string {
  const minutes = Math.max(1, Math.round(fullInMs / 60_000));
  return minutes < 120
    ? t('notice.diskFullInMinutes', { count: minutes })
    : t('notice.diskFullInHours', { count: Math.round(minutes / 60) });
}

const bytesPerMegabyte = 1_000_000;

/** A setting that could not be used: where it is, what it holds, and why it was refused. */
export function describeConfigurationProblem(t: TFunction, problem: ConfigurationProblem): string {
  const { key, value, source, reason } = problem;
  if (key === '') return t('notice.configurationFile', { source, reason });
  if (value === '') return t('notice.configurationWorkflow', { key, source, reason });
  return t('notice.configurationKey', { key, value, source, reason });
}
