import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { mustBe } from '../../../shared/workflow-rules';
import type { MatchRule } from '../../../shared/workflow';
import { withEntry, withMoved, withoutEntry } from '../edit-list';
import { addMatch, valueNames } from '../edit-workflow';
import { AddButton } from '../inputs/AddButton';
import { ChoiceInput } from '../inputs/ChoiceInput';
import { ItemList } from '../inputs/ItemList';
import { NumberInput } from '../inputs/NumberInput';
import type { SectionProps } from './section';

/** What two values of a row must have in common. */
export function MatchesSection({ workflow, onChange, open, onOpen }: SectionProps): ReactElement {
  const { t } = useTranslation();
  const { matches } = workflow;
  const names = valueNames(workflow);
  return (
    <>
      <p className="input-hint">{t('editor.matchesHelp')}</p>
      <ItemList
        place="matches"
        label={t('editor.tab.matches')}
        items={matches.map(({ left, right, must }, index) => ({
          key: String(index),
          title: `${left}, ${right}`,
          detail: t(`editor.must.${must}`),
        }))}
        open={open}
        onOpen={onOpen}
        onMove={(index, by) => {
          onChange({ ...workflow, matches: withMoved(matches, index, by) });
        }}
        onRemove={(index) => {
          onChange({ ...workflow, matches: withoutEntry(matches, index) });
        }}
      >
        {(index) => {
          const rule = matches[index];
          if (rule === undefined) return null;
          const change = (changed: MatchRule): void => {
            onChange({ ...workflow, matches: withEntry(matches, index, changed) });
          };
          return (
            <div className="inputs">
              {(['left', 'right'] as const).map((side) => (
                <ChoiceInput
                  key={side}
                  place={`matches.${index}.${side}`}
                  label={t(`editor.match.${side}`)}
                  values={names}
                  chosen={rule[side]}
                  onChoose={(name) => {
                    change({ ...rule, [side]: name });
                  }}
                />
              ))}
              <ChoiceInput
                place={`matches.${index}.must`}
                label={t('editor.match.must')}
                values={mustBe}
                chosen={rule.must}
                nameOf={(must) => t(`editor.must.${must}`)}
                onChoose={(must) => {
                  change({ ...rule, must, length: must === 'same-start' ? 4 : undefined });
                }}
              />
              {rule.length !== undefined && (
                <NumberInput
                  place={`matches.${index}.length`}
                  label={t('editor.characters')}
                  value={rule.length}
                  onChange={(length) => {
                    change({ ...rule, length });
                  }}
                />
              )}
            </div>
          );
        }}
      </ItemList>
      <AddButton
        name="match"
        label={t('editor.addMatch')}
        onAdd={() => {
          onChange(addMatch(workflow));
          onOpen(matches.length);
        }}
      />
    </>
  );
}
