import { groupSeparator } from '../scanner/entry';

/** The printed codes a scanner is learnt from, in the order they are scanned. */
export const calibrationSteps = ['characters', 'gs1', 'length'] as const;
export type CalibrationStep = (typeof calibrationSteps)[number];

/** What each code holds. */
export const calibrationTexts: Readonly<Record<CalibrationStep, string>> = {
  // Letters, digits and signs that sit elsewhere, or are written otherwise, on other keyboards; both cases for Caps Lock.
  characters: `CAL-YZ/_;=+#"'09aZ`,
  // The first two elements end where GS1 says; the third is variable and needs the separator behind it.
  gs1: `010950110102091710ABC123${groupSeparator}21XYZ`,
  // So long that a PC or a radio link that is too slow for the scanner leaves some out.
  length: 'STX0123456789BCDEFGHIJKLNOPRSTUVX9876543210BCDEFGHIJKLNOPRS5'.slice(0, 60),
};

/** The GS1 code as it is written under the symbol, for the drawing. */
export const gs1CalibrationElements = '(01)09501101020917(10)ABC123(21)XYZ';
