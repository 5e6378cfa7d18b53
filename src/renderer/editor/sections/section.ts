import type { Workflow } from '../../../shared/workflow';

/** What every part of the form is given. */
export interface SectionProps {
  /** As it stands, mistakes included. */
  workflow: Workflow;
  onChange: (workflow: Workflow) => void;
  /** The entry of its list that is open. */
  open: number | null;
  onOpen: (index: number | null) => void;
}
