import { readFileSync } from 'node:fs';

/** How many pages a PDF of Chromium has. */
export function countPdfPages(file: string): number {
  const content = readFileSync(file).toString('latin1');
  if (!content.startsWith('%PDF-')) throw new Error(`${file} is no PDF.`);
  return content.match(/\/Type \/Page\b/g)?.length ?? 0;
}
