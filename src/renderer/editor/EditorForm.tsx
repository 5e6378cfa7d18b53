import type { ReactElement } from 'react';
import type { Workflow } from '../../shared/workflow';
import { EditorActions } from './EditorActions';
import type { EditorEntry, EditorStore } from './editor-store';
import type { Place } from './places';
import { DerivedSection } from './sections/DerivedSection';
import { FieldsSection } from './sections/FieldsSection';
import { GeneralSection } from './sections/GeneralSection';
import { ListsSection } from './sections/ListsSection';
import { MatchesSection } from './sections/MatchesSection';
import { RowSection } from './sections/RowSection';
import type { SectionProps } from './sections/section';
import { TableSection } from './sections/TableSection';

/** What the form is made of. */
export interface EditorFormProps {
  entry: EditorEntry;
  otherNames: readonly string[];
  isFirst: boolean;
  isGood: boolean;
  place: Place;
  editor: EditorStore;
  onOpen: (index: number | null) => void;
}

/** One part of the form of a workflow. */
export function EditorForm(props: EditorFormProps): ReactElement {
  const { entry, place, editor, onOpen } = props;
  const section: SectionProps = {
    workflow: entry.workflow,
    onChange: (workflow: Workflow) => {
      editor.change(entry.key, workflow);
    },
    open: place.open,
    onOpen,
  };
  return (
    <div className="editor-part screen-panel" data-testid="editor-part" key={`${entry.key} ${place.tab}`}>
      <Part {...props} section={section} />
    </div>
  );
}

function Part({
  section,
  entry,
  otherNames,
  isFirst,
  isGood,
  place,
  editor,
}: EditorFormProps & { section: SectionProps }): ReactElement {
  switch (place.tab) {
    case 'general':
      return (
        <>
          <GeneralSection {...section} isNew={entry.state === 'new'} otherNames={otherNames} />
          <EditorActions entry={entry} isFirst={isFirst} isGood={isGood} editor={editor} />
        </>
      );
    case 'fields':
      return <FieldsSection {...section} />;
    case 'row':
      return <RowSection {...section} />;
    case 'derived':
      return <DerivedSection {...section} />;
    case 'matches':
      return <MatchesSection {...section} />;
    case 'lists':
      return <ListsSection {...section} />;
    case 'table':
      return <TableSection {...section} />;
  }
}
