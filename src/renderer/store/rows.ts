import type { StoreApi } from 'zustand/vanilla';
import { plainTools } from '../../shared/gs1';
import type { Clock } from '../../shared/clock';
import type { AppendAnswer } from '../../shared/ipc';
import { readAsField } from '../../shared/judge-code';
import { versionsOf, type ListVersions } from '../../shared/list-versions';
import { closeGroup, isBegun, type FinishedRow, type RowStep } from '../../shared/row';
import type { Scan, Void } from '../../shared/scan';
import { isVoidReason } from '../../shared/void-reason';
import type { Station } from '../station';
import type { Feedback } from './feedback';
import { addEarlierChildren, openParent } from './group';
import { termsOf, type Items } from './items';
import type { Moment } from './moment';
import { codesOf, lastSaved, withSaved, withVoided } from './recent';
import type { StationState } from './station-state';
import { createSubmissions, type Submission } from './submissions';
import { mayOverride, operatorHere } from './sign-in';
import { findUndoTarget, type UndoTarget } from './undo';
import type { Allowance, VoidableScan } from './void-step';

/** What the rows are made of. */
export interface RowsOptions {
  store: StoreApi<StationState>;
  station: Station;
  clock: Clock;
  items: Items;
  show: (feedback: Feedback) => void;
  /** The session a cancellation was allowed in has done its work. */
  endSession: (session: string) => void;
}

/** The rows on their way from the screen to the disk. */
export interface Rows {
  /** Goes on with a row that has taken a code, and sends it when it is finished. */
  advance(step: Exclude<RowStep, { outcome: 'refused' }>, moment: Moment): void;
  /** The last scan, if it can still be undone. */
  findUndo(moment: Moment): UndoTarget;
  /** Cancels any scan, in the name of whoever is signed in or of the supervisor who has allowed it. */
  void(entry: VoidableScan, reason: string, moment: Moment, allowance?: Allowance): void;
  closeGroup(moment: Moment): void;
  /** Finds out how many children the open group has already. */
  countOpenGroup: () => void;
  /** Stores the refused duplicate after all, in the name of whoever this badge belongs to. */
  override(badge: string, moment: Moment): void;
  /** There is a port (again). */
  resume(): void;
}

/** Creates the path of the rows. */
export function createRows({ store, station, clock, items, show, endSession }: RowsOptions): Rows {
  const submissions = createSubmissions({
    station,
    onAnswer: receiveAnswer,
    onWaitingChange: (waiting) => {
      store.setState({ waiting });
    },
  });

  /** The newest scan of this window: its age does not depend on a clock that can be set. */
  let newest: { scanId: string; finishedAtMs: number } | null = null;

  /** The scan that was chosen to be cancelled; it may be older than the list. */
  let chosen: VoidableScan | null = null;

  /** The lists by which the row under way is judged, by workflow: a newer one may come before the row is finished. */
  const begunWith = new Map<string, ListVersions>();

  function submit(finished: FinishedRow, role: 'child' | 'closing', moment: Moment): void {
    const { workflow, lists } = store.getState();
    const listVersions = begunWith.get(workflow.name) ?? versionsOf((list) => lists?.[list]);
    const item = items.scan(workflow, { ...finished, listVersions }, moment);
    store.setState({ lastOperator: item.operator });
    send({ item, terms: termsOf(workflow, role), sequence: moment.sequence, finishedAtMs: moment.endedAtMs });
  }

  function send(submission: Submission): void {
    const { item, finishedAtMs } = submission;
    if (item.kind === 'scan') newest = { scanId: item.scanId, finishedAtMs };
    show({ outcome: 'none', sequence: submission.sequence });
    submissions.add(submission);
  }

  function advance(step: Exclude<RowStep, { outcome: 'refused' }>, moment: Moment): void {
    const { workflow, row, lists } = store.getState();
    if (!isBegun(workflow, row))
      begunWith.set(
        workflow.name,
        versionsOf((list) => lists?.[list]),
      );
    const before = openParent(workflow, row);
    const isNewParent = openParent(workflow, step.row) !== before;
    // Another parent closes the group of the one before: nobody can scan into it any more.
    if (isNewParent && before !== null) closeOpenGroup(moment);
    store.setState({ row: step.row });
    if (isNewParent) countOpenGroup();
    if (step.outcome === 'row-finished') submit(step.finished, 'child', moment);
    else show({ outcome: 'none', sequence: moment.sequence });
  }

  function countOpenGroup(): void {
    store.setState({ groupCount: 0 });
    void addEarlierChildren(store, station);
  }

  /** Whether a group was open. */
  function closeOpenGroup(moment: Moment): boolean {
    const { workflow, row, groupCount } = store.getState();
    const parent = openParent(workflow, row);
    const closed = closeGroup(workflow, row, groupCount);
    if (closed === null || parent === null) return false;
    store.setState({ row: closed.row, groupCount: 0 });
    if (closed.closing === null) {
      const deed = { done: 'group-closed', parent, count: groupCount } as const;
      show({ outcome: 'done', sequence: moment.sequence, deed });
    } else submit(closed.closing, 'closing', moment);
    return true;
  }

  function receiveAnswer(submission: Submission, answer: AppendAnswer): void {
    const { sequence, item } = submission;
    if (submission.session !== undefined) endSession(submission.session);
    switch (answer.outcome) {
      case 'refused': {
        const { reason, detail } = answer;
        if (reason === 'already-voided') {
          show({ outcome: 'refused', sequence, reason: { code: reason }, code: '' });
          break;
        }
        const { workflows, recent } = store.getState();
        show({ outcome: 'unsaved', sequence, reason, detail, lastSaved: lastSaved(workflows, recent) });
        break;
      }
      case 'duplicate':
        store.setState({ refusedRow: { ...submission, duplicateOf: answer.earlier.scanId } });
        show({ outcome: 'duplicate', sequence, earlier: answer.earlier });
        break;
      case 'saved':
        if (item.kind === 'void') receiveVoid(item, submission);
        else receiveSaved(item, submission, answer.seq);
        break;
    }
  }

  function receiveSaved(scan: Scan, { sequence, finishedAtMs, terms }: Submission, seq: number): void {
    store.setState(({ recent }) => ({ recent: withSaved(recent, scan, seq) }));
    const { workflow, row, groupCount } = store.getState();
    const { group } = workflow;
    if (terms?.group?.role === 'closing') {
      const parent = scan.fields[terms.group.parent] ?? '';
      const count = Number(scan.fields['count']);
      show({ outcome: 'done', sequence, deed: { done: 'group-closed', parent, count } });
      return;
    }
    show({ outcome: 'accepted', sequence, scanId: scan.scanId, finishedAtMs, fields: scan.fields });
    if (group === undefined || openParent(workflow, row) !== scan.fields[group.parent]) return;
    store.setState({ groupCount: groupCount + 1 });
    if (group.count !== undefined && groupCount + 1 >= group.count) {
      closeOpenGroup({ sequence, endedAtMs: finishedAtMs, scanner: scan.scanner ?? null });
    }
  }

  function receiveVoid(item: Void, { sequence }: Submission): void {
    const { voidedScanId, reason } = item.fields;
    const { workflows, recent } = store.getState();
    const voided = [...recent, ...(chosen === null ? [] : [chosen])].find(
      ({ scanId }) => scanId === voidedScanId,
    );
    store.setState({ recent: withVoided(recent, voidedScanId) });
    const codes = voided === undefined ? [] : codesOf(workflows, voided);
    const deed = isVoidReason(reason)
      ? ({ done: 'voided', codes, reason } as const)
      : ({ done: 'undone', codes } as const);
    show({ outcome: 'done', sequence, deed });
    countOpenGroup();
  }

  function voidScan(entry: VoidableScan, reason: string, moment: Moment, allowance?: Allowance): void {
    const state = store.getState();
    const { workflows, workflow } = state;
    const own = workflows.find(({ name }) => name === entry.workflow) ?? workflow;
    const operator = allowance?.supervisor ?? operatorHere(state) ?? entry.operator;
    const { scanId } = entry;
    chosen = entry;
    const voided = { scanId, workflow: entry.workflow, workflowVersion: own.version, operator, reason };
    send({
      item: items.void(voided, moment.endedAtMs),
      sequence: moment.sequence,
      finishedAtMs: moment.endedAtMs,
      ...(allowance === undefined ? {} : { session: allowance.session }),
    });
  }

  function findUndo(moment: Moment): UndoTarget {
    return findUndoTarget(store.getState(), submissions.newestScan(), ({ scanId, capturedAt }) =>
      newest?.scanId === scanId
        ? moment.endedAtMs - newest.finishedAtMs
        : clock.wallMs() - Date.parse(capturedAt),
    );
  }

  function override(badge: string, moment: Moment): void {
    const { refusedRow, workflow, feedback } = store.getState();
    const field = workflow.fields.find(({ name }) => name === workflow.operatorField);
    if (refusedRow === null || field === undefined || refusedRow.item.kind !== 'scan') return;
    const { item } = refusedRow;
    const isBadge = readAsField(workflow, field, badge, plainTools).verdict === 'accepted';
    const { duplicateOf } = refusedRow;
    const isAllowed = isBadge && badge !== item.operator && mayOverride(store.getState(), badge);
    if (!isAllowed || duplicateOf === undefined) {
      show({ outcome: 'refused', sequence: moment.sequence, reason: { code: 'no-supervisor' }, code: badge });
      return;
    }
    store.setState({
      refusedRow: null,
      awaitsSupervisor: false,
      feedback: { outcome: 'none', sequence: feedback.sequence },
    });
    send({
      ...refusedRow,
      item: { ...item, override: { by: badge, duplicateOf } },
      sequence: moment.sequence,
    });
  }

  return {
    advance,
    findUndo,
    void: voidScan,
    closeGroup: (moment) => {
      if (!closeOpenGroup(moment)) {
        show({ outcome: 'refused', sequence: moment.sequence, reason: { code: 'no-group' }, code: '' });
      }
    },
    countOpenGroup,
    override,
    resume: submissions.resume,
  };
}
