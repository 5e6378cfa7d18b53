import { doctorChecks, type DoctorFinding } from '../../../../shared/doctor';
import type { DoctorFacts } from './facts';
import { capacityChecks } from './judge-capacity';
import { connectionChecks } from './judge-connection';
import { mappingChecks } from './judge-mapping';
import { privilegeChecks } from './judge-privileges';
import { schemaChecks, writingChecks } from './judge-schema';
import { settingChecks } from './judge-settings';
import { toFinding } from './judgement';

const checks = [
  ...connectionChecks,
  ...schemaChecks,
  ...mappingChecks,
  ...privilegeChecks,
  ...writingChecks,
  ...capacityChecks,
  ...settingChecks,
].toSorted((left, right) => doctorChecks.indexOf(left.name) - doctorChecks.indexOf(right.name));

/** Judges the facts: one finding per check, in the order of the chain. */
export function judgeFacts(facts: DoctorFacts): DoctorFinding[] {
  return checks.map((check) => toFinding(check, facts));
}
