/** The English words about the tones; a part of `en`. Keys under `tone` are the names of the tones. */
export const englishSound = {
  volume: 'How loud',
  volumes: { soft: 'Soft', normal: 'Normal', loud: 'Loud' },
  playAll: 'Play all four',
  tone: {
    accepted: { title: 'Saved', means: 'One short tone. The row is saved on this PC; go on.' },
    'saved-offline': {
      title: 'Saved, database away',
      means: 'Short and long, rising. The row is saved on this PC and is sent later by itself; go on.',
    },
    warning: {
      title: 'Look at the screen',
      means: 'Two equal tones. The row was scanned before, or the badge is not in the list. Nothing is lost.',
    },
    refused: {
      title: 'Refused',
      means: 'Three long, low tones. The code was NOT taken; the screen says why.',
    },
  },
  notChanged: 'How loud it is was not changed: only a supervisor may. Open this screen again with a PIN.',
  silent:
    'No tones can be heard: this PC has no loudspeaker that works. Look at the screen at each scan. IT can mend it: connect a loudspeaker or switch on the sound of this PC.',
} as const;
