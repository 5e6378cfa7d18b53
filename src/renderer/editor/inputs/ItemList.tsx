import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon';
import { IssueLines, useIssues } from './issues';

/** A list of which one entry is open. */
export interface ItemListProps {
  /** Where it stands in the document, e.g. `fields`. */
  place: string;
  label: string;
  items: readonly { key: string; title: string; detail: string }[];
  open: number | null;
  onOpen: (index: number | null) => void;
  /** Left out: their order means nothing. */
  onMove?: (index: number, by: 1 | -1) => void;
  onRemove: (index: number) => void;
  /** The inputs of the open one. */
  children: (index: number) => ReactNode;
}

/** Entries one below the other; each can be opened, moved by one place, and, while it is open, removed. */
export function ItemList(props: ItemListProps): ReactElement {
  const { place, label, items, open, onOpen, onMove, onRemove, children } = props;
  const { t } = useTranslation();
  return (
    <div className="items">
      <IssueLines place={place} label={label} />
      <ol className="items-list" aria-label={label}>
        {items.map((item, index) => (
          <li key={index} className="item" data-testid={`item-${place}.${item.key}`}>
            <div className="item-head">
              <ItemTitle
                place={`${place}.${item.key}`}
                title={item.title}
                detail={item.detail}
                isOpen={open === index}
                onOpen={() => {
                  onOpen(open === index ? null : index);
                }}
              />
              {onMove !== undefined &&
                ([-1, 1] as const).map((by) => (
                  <button
                    key={by}
                    type="button"
                    className="button item-move"
                    data-testid={`${by === -1 ? 'up' : 'down'}-${place}.${item.key}`}
                    aria-label={t(by === -1 ? 'editor.moveUp' : 'editor.moveDown', { name: item.title })}
                    disabled={items[index + by] === undefined}
                    onClick={() => {
                      onMove(index, by);
                      if (open === index) onOpen(index + by);
                      else if (open === index + by) onOpen(index);
                    }}
                  >
                    <Icon name={by === -1 ? 'up' : 'down'} />
                  </button>
                ))}
            </div>
            <IssueLines place={`${place}.${item.key}`} label={item.title} />
            {open === index && (
              <div className="item-body">
                {children(index)}
                <button
                  type="button"
                  className="button item-remove"
                  data-testid={`remove-${place}.${item.key}`}
                  onClick={() => {
                    onOpen(null);
                    onRemove(index);
                  }}
                >
                  {t('editor.removeItem', { name: item.title })}
                </button>
              </div>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

function ItemTitle({
  place,
  title,
  detail,
  isOpen,
  onOpen,
}: {
  place: string;
  title: string;
  detail: string;
  isOpen: boolean;
  onOpen: () => void;
}): ReactElement {
  const hasMistake = useIssues(place, true).length > 0;
  return (
    <button
      type="button"
      className="button item-title"
      data-testid={`open-${place}`}
      data-place={place}
      data-mistake={hasMistake}
      aria-expanded={isOpen}
      onClick={onOpen}
    >
      {hasMistake && <Icon name="attention" />}
      <strong>{title}</strong>
      <span className="item-detail">{detail}</span>
    </button>
  );
}
