/** The first run of a station, in English; a part of `en`. */
export const englishFirstRun = {
  firstRun: {
    title: 'Welcome to Scan Station',
    progress: 'Step {{number}} of {{of}}',
    next: 'Next',
    later: 'Later',
    problem: {
      'not-written': 'That could not be kept: {{detail}}',
      'first-run-over':
        'The first run of this station is over. From now on IT changes this, in station.json.',
      'supervisors-known':
        'Supervisors with a PIN are known here. From now on IT changes this, in station.json.',
    },
    language: {
      title: 'Which language?',
      sentence: 'Touch a button here, or scan the code below it. It can be changed in the menu at any time.',
    },
    name: {
      title: 'What is this station called?',
      sentence: 'The name stands with every scan in the database. The name of the PC is proposed.',
      label: 'Name of the station',
    },
    scanner: {
      title: 'Scan this code',
      sentence: 'The station learns from it how your scanner writes. Nothing is counted meanwhile.',
      good: 'Every character has arrived as it is printed. This is kept.',
      usable:
        'Every character has arrived, and this is kept. “Scanner” in the menu says what could be better.',
      unusable: 'Scan it again. If this stays, “Scanner” in the menu says later what is to be changed at it.',
    },
    database: {
      title: 'Which database do the scans go to?',
      sentence: 'IT knows this. Until there is one, every scan is kept safe on this PC and nothing is lost.',
      host: 'Server',
      port: 'Port',
      database: 'Database',
      user: 'User',
      password: 'Password',
      connect: 'Connect',
      trying: 'Connecting.',
      goesOn: 'Correct it and connect again. Or go on: this is kept, and the station tries again by itself.',
    },
    scan: 'The last step: scan a first row, as the large word says.',
    question: {
      title: 'Saved. Was that a real scan or a test?',
      sentence: 'A test is cancelled with the reason “Only a test”. Both stay on record.',
      real: 'A real scan',
      test: 'A test',
    },
  },
} as const;
