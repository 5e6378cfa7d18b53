/** What is said above the stage, in English; a part of `en`. */
export const englishNotices = {
  diskLow: 'The disk of this PC is getting full: {{megabytes}} MB are free.',
  diskFullInMinutes_one: 'At this rate it is full in about a minute.',
  diskFullInMinutes_other: 'At this rate it is full in about {{count}} minutes.',
  diskFullInHours_one: 'At this rate it is full in about an hour.',
  diskFullInHours_other: 'At this rate it is full in about {{count}} h.',
  diskReserve_one:
    'The disk of this PC is full. Scans are now saved in a reserve with room for at least {{count}} more.',
  diskReserve_other:
    'The disk of this PC is full. Scans are now saved in a reserve with room for at least {{count}} more.',
  diskFull:
    'The disk of this PC and the reserve are full: new scans cannot be saved. What was saved is safe and is still sent.',
  diskLowWho: 'Tell IT to free space; scanning goes on.',
  diskWho: 'Call IT to free space; it goes on by itself.',
  missing_one:
    'The database has lost {{count}} scan that this PC had delivered. It is safe on this PC and can be sent again; scanning goes on.',
  missing_other:
    'The database has lost {{count}} scans that this PC had delivered. They are safe on this PC and can be sent again; scanning goes on.',
  surplus_one:
    'The database holds {{count}} row in the name of this PC that it did not deliver. Nothing of yours is lost; tell IT, who finds its number in the log of the station.',
  surplus_other:
    'The database holds {{count}} rows in the name of this PC that it did not deliver. Nothing of yours is lost; tell IT, who finds their numbers in the log of the station.',
  sendMissing: 'Send the missing ones again',
  sendMissingReason: 'Missing in the database; sent again from the notice on the screen.',
  sendMissingFailed: 'That could not be done now. Touch the button once more; if this stays, call IT.',
  onNetwork:
    'The scans of this PC are kept on a network drive, where saved scans can be lost. IT can mend it: put the data folder on a disk of this PC.',
  failing:
    'This PC could not read or change its file for scans while it was sending them. Nothing is deleted; it tries again by itself. Call IT if this stays. ({{detail}})',
  configurationKey:
    'The setting {{key}} cannot be used; its default stands and scanning goes on. Found {{value}} in {{source}}. {{reason}}',
  configurationWorkflow: 'A workflow has a mistake; scanning goes on. {{key}} {{reason}} File: {{source}}.',
  configurationFile:
    'The configuration cannot be used; the defaults stand and scanning goes on. File: {{source}}. {{reason}}',
  more_one: '{{count}} more setting cannot be used. The station’s log names it.',
  more_other: '{{count}} more settings cannot be used. The station’s log names them.',
} as const;
