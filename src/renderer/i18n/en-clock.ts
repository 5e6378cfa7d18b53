/** What is said about the clock of the PC. */
export const clockTexts = {
  back: 'The clock of this PC jumped back by {{duration}} at {{time}}. Scans are safe and in order; tell IT to check the clock.',
  forward:
    'The clock of this PC jumped forward by {{duration}} at {{time}}. Scans are safe and in order; tell IT to check the clock.',
  slow: 'The clock of this PC is {{duration}} behind the database server’s. Scans are safe and in order; tell IT to set the clock.',
  fast: 'The clock of this PC is {{duration}} ahead of the database server’s. Scans are safe and in order; tell IT to set the clock.',
} as const;
