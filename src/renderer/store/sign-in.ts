import { readAsField } from '../../shared/judge-code';
import { plainTools } from '../../shared/gs1';
import type { KnownOperator, ReferenceCopies } from '../../shared/reference';
import { mayDo, type Permission } from '../../shared/roles';
import type { Row } from '../../shared/row';
import type { Workflow } from '../../shared/workflow';
import type { MenuScreenName, ScreenName } from './screens';
import type { StationState } from './station-state';

/** Which screens are not for everybody, once somebody has a PIN here; the others are. */
export const screenPermissions: Readonly<Partial<Record<MenuScreenName, Permission>>> = {
  quarantine: 'decide-refused-scans',
  differences: 'decide-differences',
  calibration: 'set-up-scanners',
  serial: 'set-up-scanners',
  'set-up': 'edit-workflows',
  care: 'take-in-files',
  sound: 'change-volume',
};

/** Whether a code is in a list; null: the list was never read, so nothing can be said. */
export function isListed(lists: ReferenceCopies | null, list: string, code: string): boolean | null {
  switch (list) {
    case 'operators':
      return lists === null || lists.operators.version === 0 ? null : findOperator(lists, code) !== null;
    case 'defects':
    case 'products': {
      const copy = lists?.[list];
      return copy === undefined || copy.version === 0 ? null : copy.items.some((item) => item.code === code);
    }
    default:
      return null;
  }
}

/** The person a badge belongs to, who may work here; null: nobody known. */
export function findOperator(lists: ReferenceCopies | null, badge: string | null): KnownOperator | null {
  return lists?.operators.items.find((known) => known.isActive && known.badge === badge) ?? null;
}

/** Whether a badge is not in a list that is known. */
export function isUnknownBadge(lists: ReferenceCopies | null, badge: string | null): boolean {
  return badge !== null && isListed(lists, 'operators', badge) === false;
}

/** Whether a badge lets a duplicate pass: a supervisor's where there are any, anybody else's otherwise. */
export function mayOverride(
  { lists, status }: Pick<StationState, 'lists' | 'status'>,
  badge: string,
): boolean {
  if (status?.isManaged !== true) return true;
  const operator = findOperator(lists, badge);
  return operator !== null && mayDo(operator.role, 'override-duplicate');
}

/** The badge a code is by the rule of the operator's field; null: it is none. */
export function readBadge(workflow: Workflow, code: string): string | null {
  const field = workflow.fields.find(({ name }) => name === workflow.operatorField);
  const verdict = field === undefined ? null : readAsField(workflow, field, code, plainTools);
  return verdict?.verdict === 'accepted' ? (verdict.values[0]?.value ?? null) : null;
}

/**
 * The row with which somebody goes on after the lock: whoever was signed in finds it as it was, anybody else begins anew.
 */
export function rowAfterLock(workflow: Workflow, row: Row, badge: string): Row {
  const before = row[workflow.operatorField]?.code;
  return before === badge ? row : { [workflow.operatorField]: { code: badge, enteredBy: 'scan' } };
}

/**
 * What opens when a screen is asked for: the screen, or first the way to sign in as a supervisor. A supervisor who is
 * signed in already has the badge shown.
 */
export function openOrSignIn(
  { status, row, workflow, lists }: Pick<StationState, 'status' | 'row' | 'workflow' | 'lists'>,
  wanted: ScreenName,
): Pick<StationState, 'screen' | 'pinFor'> {
  const isGuarded = status?.isManaged === true && wanted in screenPermissions;
  if (!isGuarded) return { screen: wanted, pinFor: null };
  const badge = supervisorSignedIn({ row, workflow, lists });
  return { screen: 'pin', pinFor: { wanted: wanted as MenuScreenName, badge } };
}

/** The badge of whoever is signed in, if it opens anything with its PIN. */
export function supervisorSignedIn({
  row,
  workflow,
  lists,
}: Pick<StationState, 'row' | 'workflow' | 'lists'>): string | undefined {
  const operator = findOperator(lists, row[workflow.operatorField]?.code ?? null);
  return operator !== null && operator.role !== 'operator' && operator.hasPin ? operator.badge : undefined;
}

/**
 * The badge of whoever is at the station: signed in, or, where every row begins without a badge, whoever finished the last
 * one. Null: nobody is known to be.
 */
export function operatorHere({
  row,
  workflow,
  lastOperator,
}: Pick<StationState, 'row' | 'workflow' | 'lastOperator'>): string | null {
  const field = workflow.fields.find(({ name }) => name === workflow.operatorField);
  return row[workflow.operatorField]?.code ?? (field?.sticky === true ? null : lastOperator);
}

/** Whether a scan may be cancelled by a supervisor alone: it is not of whoever is here, and somebody has a PIN here. */
export function voidNeedsSupervisor(
  state: Pick<StationState, 'status' | 'row' | 'workflow' | 'lastOperator'>,
  scannedBy: string,
): boolean {
  return state.status?.isManaged === true && operatorHere(state) !== scannedBy;
}
