import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkflowAnswer } from '../../shared/ipc';
import { readyWorkflows } from '../../shared/ready-workflows';
import { titleOf, type Workflow } from '../../shared/workflow';
import type { WorkflowLink } from '../workflow-link';
import { readDocument } from './read-document';
import { errorText } from '../../shared/error-text';
import { TryOut } from './TryOut';

/** What the editor is made of. */
export interface WorkflowEditorProps {
  workflows: readonly Workflow[];
  /** The latest scanned code, to be tried out; null before the first. */
  scanned: string | null;
  link: WorkflowLink;
}

/** Changes the workflows of the station: a list, the document of one, and what it makes of sample codes. */
export function WorkflowEditor({ workflows, scanned, link }: WorkflowEditorProps): ReactElement {
  const { t, i18n } = useTranslation();
  const [first] = workflows;
  const [text, setText] = useState(() => write(first));
  const [issues, setIssues] = useState<readonly { path: string; message: string }[]>([]);
  const [said, setSaid] = useState<string | null>(null);
  const read = useMemo(() => readDocument(text), [text]);
  const name = read.workflow?.name ?? null;
  const shownIssues = read.issues ?? issues;
  const missing = readyWorkflows.filter((ready) => !workflows.some((own) => own.name === ready.name));
  const show = (written: string): void => {
    setText(written);
    setIssues([]);
    setSaid(null);
  };

  const follow = (asked: Promise<WorkflowAnswer>, success: string): void => {
    setSaid(t('editor.busy'));
    asked.then(
      (answer) => {
        if (answer.outcome === 'refused') {
          setIssues(answer.issues);
          setSaid(null);
          return;
        }
        const saved = answer.workflows.find((own) => own.name === name);
        if (saved !== undefined) show(write(saved));
        setSaid(success);
      },
      (error: unknown) => {
        setSaid(errorText(error));
      },
    );
  };
  const transfer = (asked: Promise<string | null>, take: (answer: string) => void): void => {
    setSaid(null);
    asked.then(
      (answer) => {
        if (answer !== null) take(answer);
      },
      (error: unknown) => {
        setSaid(errorText(error));
      },
    );
  };
  const exportIt = (): void => {
    transfer(link.exportToFile(read.workflow), (file) => {
      setSaid(t('editor.exported', { file }));
    });
  };
  const importOne = (): void => {
    transfer(link.importFromFile(), (imported) => {
      show(imported);
      setSaid(t('editor.imported'));
    });
  };
  const remove = (): void => {
    const left = workflows.filter((own) => own.name !== name);
    follow(link.arrange(left.map((own) => own.name)), t('editor.removed'));
  };
  const moveFirst = (): void => {
    const others = workflows.filter((own) => own.name !== name).map((own) => own.name);
    follow(link.arrange([name ?? '', ...others]), t('editor.movedFirst'));
  };

  return (
    <section className="editor" data-testid="editor" data-scans="aside">
      <nav className="editor-list" aria-label={t('editor.list')}>
        {[...workflows, ...missing].map((workflow, index) => (
          <button
            key={workflow.name}
            type="button"
            className="button"
            data-testid={`edit-${workflow.name}`}
            aria-pressed={workflow.name === name}
            onClick={() => {
              show(write(workflow));
            }}
          >
            <strong>{titleOf(workflow, i18n.language)}</strong>
            <span>
              {index < workflows.length
                ? t('editor.version', { version: workflow.version })
                : t('editor.ready')}
            </span>
          </button>
        ))}
      </nav>
      <div className="editor-document">
        <textarea
          className="text-field editor-text code"
          data-testid="editor-text"
          aria-label={t('editor.document')}
          spellCheck={false}
          value={text}
          onChange={(event) => {
            show(event.target.value);
          }}
        />
        <div role="status">
          <ul className="editor-issues" data-testid="editor-issues" data-count={shownIssues.length}>
            {shownIssues.map(({ path, message }) => (
              <li key={path + message}>
                <strong className="code">{path}</strong> {message}
              </li>
            ))}
            {said !== null && <li>{said}</li>}
            {said === null && shownIssues.length === 0 && <li>{t('editor.good')}</li>}
          </ul>
        </div>
        <div className="editor-actions">
          <button
            type="button"
            className="button"
            data-testid="save-workflow"
            disabled={read.workflow === null}
            onClick={() => {
              follow(link.save(read.workflow), t('editor.saved'));
            }}
          >
            {t('editor.save')}
          </button>
          <button type="button" className="button" disabled={name === null} onClick={moveFirst}>
            {t('editor.moveFirst')}
          </button>
          <button type="button" className="button" disabled={name === null} onClick={remove}>
            {t('editor.remove')}
          </button>
          <button
            type="button"
            className="button"
            data-testid="export-workflow"
            disabled={read.workflow === null}
            onClick={exportIt}
          >
            {t('editor.export')}
          </button>
          <button type="button" className="button" data-testid="import-workflow" onClick={importOne}>
            {t('editor.import')}
          </button>
        </div>
      </div>
      <TryOut workflow={read.workflow} scanned={scanned} />
    </section>
  );
}

function write(workflow: Workflow | undefined): string {
  return JSON.stringify(workflow ?? {}, null, 2);
}
