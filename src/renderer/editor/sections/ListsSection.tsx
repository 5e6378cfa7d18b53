import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { referenceLists } from '../../../shared/workflow-rules';
import { freeName } from '../edit-list';
import { renameList, withoutKey } from '../edit-workflow';
import { AddButton } from '../inputs/AddButton';
import { ItemList } from '../inputs/ItemList';
import { NameInput } from '../inputs/NameInput';
import { CodeLines } from '../inputs/CodeLines';
import type { SectionProps } from './section';

/** Lists of codes that come with the workflow. */
export function ListsSection({ workflow, onChange, open, onOpen }: SectionProps): ReactElement {
  const { t } = useTranslation();
  const lists = Object.entries(workflow.lists);
  const names = lists.map(([name]) => name);
  return (
    <>
      <p className="input-hint">{t('editor.listsHelp')}</p>
      <ItemList
        place="lists"
        label={t('editor.tab.lists')}
        items={lists.map(([name, entries]) => ({
          key: name,
          title: name,
          detail: t('editor.codeCount', { count: entries.length }),
        }))}
        open={open}
        onOpen={onOpen}
        onRemove={(index) => {
          onChange({ ...workflow, lists: withoutKey(workflow.lists, names[index] ?? '') });
        }}
      >
        {(index) => {
          const [name, entries] = lists[index] ?? [];
          if (name === undefined || entries === undefined) return null;
          return (
            <div className="inputs">
              <NameInput
                place={`lists.${name}.name`}
                label={t('editor.listName')}
                value={name}
                taken={[...names.filter((other) => other !== name), ...referenceLists]}
                onChange={(renamed) => {
                  onChange(renameList(workflow, name, renamed));
                }}
              />
              <CodeLines
                place={`lists.${name}`}
                entries={entries}
                onChange={(changed) => {
                  onChange({ ...workflow, lists: { ...workflow.lists, [name]: changed } });
                }}
              />
            </div>
          );
        }}
      </ItemList>
      <AddButton
        name="list"
        label={t('editor.addList')}
        onAdd={() => {
          const name = freeName('list', '_', names);
          onChange({ ...workflow, lists: { ...workflow.lists, [name]: [{ code: 'A', text: '' }] } });
          onOpen(lists.length);
        }}
      />
    </>
  );
}
