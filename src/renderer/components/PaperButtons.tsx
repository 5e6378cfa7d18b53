import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../shared/error-text';
import { describePrintFailure } from '../i18n/describe-print-failure';
import type { Station } from '../station';

/** What brings a screen onto paper. */
export type Paper = Pick<Station, 'print' | 'savePdf'>;

/** What the buttons work with. */
export interface PaperButtonsProps {
  paper: Paper;
  /** Name of the PDF in the folder `exports`, without its ending: a to z, 0 to 9 and `-`. */
  name: string;
}

/** Prints what the screen shows to printers, or saves it as a PDF, and says where that is. */
export function PaperButtons({ paper, name }: PaperButtonsProps): ReactElement {
  const { t } = useTranslation();
  const [said, setSaid] = useState<string | null>(null);
  const run = (work: () => Promise<string | null>): void => {
    work().then(setSaid, (error: unknown) => {
      setSaid(t('paper.failed', { detail: errorText(error) }));
    });
  };
  const print = async (): Promise<string | null> => {
    const failure = await paper.print();
    return failure === null ? null : describePrintFailure(t, failure);
  };
  const save = async (): Promise<string> => t('paper.saved', { file: await paper.savePdf(name) });
  return (
    <>
      <button
        type="button"
        className="button"
        data-testid="print-paper"
        onClick={() => {
          run(print);
        }}
      >
        {t('paper.print')}
      </button>
      <button
        type="button"
        className="button"
        data-testid="save-paper"
        onClick={() => {
          run(save);
        }}
      >
        {t('paper.save')}
      </button>
      {said !== null && (
        <p role="status" className="paper-said" data-testid="paper-said">
          {said}
        </p>
      )}
    </>
  );
}
