import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { NameInput } from '../inputs/NameInput';
import { NumberInput } from '../inputs/NumberInput';
import { TextInput } from '../inputs/TextInput';
import { Translated } from '../inputs/Translated';
import type { SectionProps } from './section';

/** What the workflow is called, and how long its last row can be undone. */
export function GeneralSection({
  workflow,
  onChange,
  isNew,
  otherNames,
}: Pick<SectionProps, 'workflow' | 'onChange'> & {
  /** Not saved yet: its name can still be chosen. */
  isNew: boolean;
  otherNames: readonly string[];
}): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="inputs">
      <TextInput
        place="title"
        label={t('editor.title')}
        value={workflow.title ?? ''}
        onChange={(title) => {
          onChange({ ...workflow, title: title === '' ? undefined : title });
        }}
      />
      {isNew ? (
        <NameInput
          place="name"
          label={t('editor.name')}
          hint={t('editor.nameHint')}
          value={workflow.name}
          taken={otherNames}
          onChange={(name) => {
            onChange({ ...workflow, name });
          }}
        />
      ) : (
        <p className="input">
          <span className="input-label">{t('editor.name')}</span>
          <span className="code">{workflow.name}</span>
          <span className="input-hint">{t('editor.nameKept')}</span>
        </p>
      )}
      <Translated
        place="translations"
        words={[{ word: 'title', label: t('editor.title') }]}
        translations={workflow.translations}
        onChange={(translations) => {
          onChange({ ...workflow, translations });
        }}
      />
      <NumberInput
        place="undoSeconds"
        label={t('editor.undoSeconds')}
        hint={t('editor.undoHint')}
        value={workflow.undoSeconds}
        onChange={(undoSeconds) => {
          onChange({ ...workflow, undoSeconds });
        }}
      />
    </div>
  );
}
