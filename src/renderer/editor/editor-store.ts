import { createStore, type StoreApi } from 'zustand/vanilla';
import { errorText } from '../../shared/error-text';
import type { WorkflowAnswer } from '../../shared/ipc';
import { isDecided, patternSchema, type PatternVerdicts } from '../../shared/pattern';
import { patternsIn, type ReadWorkflow } from '../../shared/read-workflow';
import type { Workflow } from '../../shared/workflow';
import { mistake, type WorkflowMistake } from '../../shared/workflow-mistake';
import type { WorkflowLink } from '../workflow-link';
import { copyOf } from './edit-workflow';
import { readDraft } from './read-draft';

/** What the editor says about what was done last. */
export type EditorWord =
  | { what: 'busy' | 'saved' | 'movedFirst' | 'removed' | 'imported' }
  | { what: 'exported'; file: string }
  | { what: 'failed'; detail: string }
  | { what: 'not-imported'; issues: readonly WorkflowMistake[] };

/** What is being edited. */
export interface EditorState {
  /** The workflow in front, by its key; null: the first one of the station. */
  key: string | null;
  /** What was changed or added and is not saved, by key: the name it had when that began. */
  drafts: Readonly<Record<string, Workflow>>;
  /** Mistakes that only saving finds, in the draft in front as it stands. */
  refused: readonly WorkflowMistake[];
  said: EditorWord | null;
  /** The code that is tried out, scanned or typed; empty: none yet. */
  sample: string;
  /** What main found out about patterns: none is run here before. */
  verdicts: PatternVerdicts;
}

/** The editor's work, which outlives its screen: nothing is lost by a look elsewhere. */
export interface EditorStore {
  store: StoreApi<EditorState>;
  choose: (key: string) => void;
  /** Tries out this code from now on. */
  trySample: (sample: string) => void;
  /** Has main examine those of these patterns that it has not come to an end with; while it does, the latest wish waits. */
  examine: (patterns: readonly string[]) => void;
  /** Puts the next document in the place of the one of this key. */
  change: (key: string, workflow: Workflow) => void;
  /** Adds a workflow that begins as this one, under a name of its own. */
  add: (workflow: Workflow) => void;
  /** Drops what is not saved. */
  drop: (key: string) => void;
  /** Saves the draft of this key; what is changed meanwhile stays a draft. */
  save: (key: string) => void;
  moveFirst: (name: string) => void;
  takeOut: (name: string) => void;
  exportIt: (workflow: Workflow) => void;
  importOne: () => void;
}

/** Creates the store. `workflows`: those of the station now, in their order. */
export function createEditorStore(link: WorkflowLink, workflows: () => readonly Workflow[]): EditorStore {
  const store = createStore<EditorState>(() => ({
    key: null,
    drafts: {},
    refused: [],
    said: null,
    sample: '',
    verdicts: new Map(),
  }));
  let wanted: readonly string[] = [];
  let isExamining = false;

  function show(key: string | null, drafts = store.getState().drafts): void {
    store.setState({ key, drafts, refused: [], said: null });
  }

  function withoutDraft(key: string): Record<string, Workflow> {
    return Object.fromEntries(Object.entries(store.getState().drafts).filter(([other]) => other !== key));
  }

  function change(key: string, workflow: Workflow): void {
    show(key, { ...store.getState().drafts, [key]: workflow });
  }

  function add(workflow: Workflow): void {
    const { drafts } = store.getState();
    const taken = [...workflows(), ...Object.values(drafts)].map(({ name }) => name);
    const added = copyOf(workflow, [...taken, ...Object.keys(drafts)]);
    change(added.name, added);
  }

  /** Follows a deed to its end; what it says is shown, unless something else was done meanwhile. */
  function follow<Answer>(asked: Promise<Answer>, take: (answer: Answer) => void): void {
    asked.then(take, (error: unknown) => {
      store.setState({ said: { what: 'failed', detail: errorText(error) } });
    });
  }

  function arrange(names: readonly string[], done: () => void): void {
    store.setState({ refused: [], said: { what: 'busy' } });
    follow(link.arrange(names), (answer) => {
      if (answer.outcome === 'refused') store.setState({ refused: answer.issues, said: null });
      else done();
    });
  }

  /** What was changed or chosen while the answer was on its way stays so. */
  function takeAnswer(key: string, draft: Workflow, answer: WorkflowAnswer): void {
    const { key: shown, drafts } = store.getState();
    const isSame = drafts[key] === draft;
    if (answer.outcome === 'refused') {
      store.setState({ refused: isSame && shown === key ? answer.issues : [], said: null });
      return;
    }
    store.setState({
      key: shown === key && isSame ? draft.name : shown,
      drafts: isSame ? withoutDraft(key) : drafts,
      said: { what: 'saved' },
    });
  }

  async function learnVerdicts(patterns: readonly string[]): Promise<PatternVerdicts> {
    const { verdicts } = store.getState();
    const unknown = patterns.filter((pattern) => {
      const verdict = verdicts.get(pattern);
      return !(verdict !== undefined && isDecided(verdict)) && patternSchema.safeParse(pattern).success;
    });
    if (unknown.length === 0) return verdicts;
    const found = await link.examine(unknown);
    store.setState((state) => ({ verdicts: new Map([...state.verdicts, ...found]) }));
    return store.getState().verdicts;
  }

  function examineWanted(): void {
    const patterns = wanted;
    isExamining = true;
    follow(
      learnVerdicts(patterns).finally(() => (isExamining = false)),
      () => {
        if (wanted !== patterns) examineWanted();
      },
    );
  }

  async function readText(text: string): Promise<ReadWorkflow> {
    let document: unknown;
    try {
      document = JSON.parse(text);
    } catch (error) {
      return { workflow: null, issues: [{ path: '', ...mistake('not-json', { reason: errorText(error) }) }] };
    }
    return readDraft(document, await learnVerdicts(patternsIn(document)));
  }

  async function takeIn(text: string): Promise<void> {
    const read = await readText(text);
    if (read.workflow === null) {
      store.setState({ said: { what: 'not-imported', issues: read.issues } });
      return;
    }
    change(read.workflow.name, read.workflow);
    store.setState({ said: { what: 'imported' } });
  }

  return {
    store,
    choose: (key) => {
      show(key);
    },
    trySample: (sample) => {
      store.setState({ sample });
    },
    examine: (patterns) => {
      wanted = patterns;
      if (!isExamining) examineWanted();
    },
    change,
    add,
    drop: (key) => {
      show(key, withoutDraft(key));
    },
    save: (key) => {
      const draft = store.getState().drafts[key];
      if (draft === undefined) return;
      store.setState({ refused: [], said: { what: 'busy' } });
      follow(link.save(draft), (answer) => {
        takeAnswer(key, draft, answer);
      });
    },
    moveFirst: (name) => {
      const others = workflows().filter((own) => own.name !== name);
      arrange([name, ...others.map((own) => own.name)], () => {
        store.setState({ said: { what: 'movedFirst' } });
      });
    },
    takeOut: (name) => {
      const left = workflows().filter((own) => own.name !== name);
      arrange(
        left.map((own) => own.name),
        () => {
          show(null, withoutDraft(name));
          store.setState({ said: { what: 'removed' } });
        },
      );
    },
    exportIt: (workflow) => {
      follow(link.exportToFile(workflow), (file) => {
        if (file !== null) store.setState({ said: { what: 'exported', file } });
      });
    },
    importOne: () => {
      follow(link.importFromFile(), (text) => {
        if (text !== null) follow(takeIn(text), () => undefined);
      });
    },
  };
}

/** One workflow in the list of the editor. */
export interface EditorEntry {
  key: string;
  workflow: Workflow;
  /** `kept`: as the station uses it; `changed`: not saved yet; `new`: not one of the station's. */
  state: 'kept' | 'changed' | 'new';
}

/** The workflows of the station with what was changed in them, and the new ones behind. */
export function entriesOf(workflows: readonly Workflow[], drafts: EditorState['drafts']): EditorEntry[] {
  const kept = workflows.map((workflow): EditorEntry => {
    const draft = drafts[workflow.name];
    return draft === undefined
      ? { key: workflow.name, workflow, state: 'kept' }
      : { key: workflow.name, workflow: draft, state: 'changed' };
  });
  const added = Object.entries(drafts)
    .filter(([key]) => !workflows.some(({ name }) => name === key))
    .map(([key, workflow]): EditorEntry => ({ key, workflow, state: 'new' }));
  return [...kept, ...added];
}
