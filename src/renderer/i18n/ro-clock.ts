import type { InRomanian } from './catalogue';
import type { clockTexts } from './en-clock';

/** What is said about the clock of the PC, in Romanian. */
export const romanianClock: InRomanian<typeof clockTexts> = {
  back: 'Ceasul acestui PC a sărit înapoi cu {{duration}} la {{time}}. Scanările sunt în siguranță și în ordine; anunță IT să verifice ceasul.',
  forward:
    'Ceasul acestui PC a sărit înainte cu {{duration}} la {{time}}. Scanările sunt în siguranță și în ordine; anunță IT să verifice ceasul.',
  slow: 'Ceasul acestui PC este cu {{duration}} în urma celui de pe serverul bazei de date. Scanările sunt în siguranță și în ordine; anunță IT să potrivească ceasul.',
  fast: 'Ceasul acestui PC este cu {{duration}} înaintea celui de pe serverul bazei de date. Scanările sunt în siguranță și în ordine; anunță IT să potrivească ceasul.',
};
