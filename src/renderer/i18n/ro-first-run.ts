import type { InRomanian } from './catalogue';
import type { englishFirstRun } from './en-first-run';

/** The first run of a station, in Romanian. */
export const romanianFirstRun: InRomanian<typeof englishFirstRun> = {
  firstRun: {
    title: 'Bun venit la Scan Station',
    progress: 'Pasul {{number}} din {{of}}',
    next: 'Înainte',
    later: 'Mai târziu',
    problem: {
      'not-written': 'Nu a putut fi păstrat: {{detail}}',
      'first-run-over':
        'Prima configurare a acestei stații s-a încheiat. De acum înainte schimbă IT acest lucru, în station.json.',
      'supervisors-known':
        'Aici sunt deja cunoscuți supervizori cu PIN. De acum înainte schimbă IT acest lucru, în station.json.',
    },
    language: {
      title: 'Ce limbă?',
      sentence: 'Atinge un buton sau scanează codul de sub el. Se poate schimba oricând din meniu.',
    },
    name: {
      title: 'Cum se numește această stație?',
      sentence: 'Numele stă lângă fiecare scanare în baza de date. Este propus numele PC-ului.',
      label: 'Numele stației',
    },
    scanner: {
      title: 'Scanează acest cod',
      sentence: 'Stația învață din el cum scrie scannerul tău. Între timp nu se numără nimic.',
      good: 'Fiecare caracter a ajuns așa cum este tipărit. Se păstrează.',
      usable: 'Fiecare caracter a ajuns și se păstrează. „Scanner” din meniu spune ce ar putea fi mai bine.',
      unusable:
        'Scanează-l din nou. Dacă rămâne așa, „Scanner” din meniu spune mai târziu ce trebuie schimbat.',
    },
    database: {
      title: 'În ce bază de date ajung scanările?',
      sentence:
        'IT-ul știe. Până există una, fiecare scanare este în siguranță pe acest PC și nimic nu se pierde.',
      host: 'Server',
      port: 'Port',
      database: 'Baza de date',
      user: 'Utilizator',
      password: 'Parolă',
      connect: 'Conectează',
      trying: 'Se conectează.',
      goesOn:
        'Corectează și conectează din nou. Sau mergi mai departe: datele se păstrează și stația încearcă singură.',
    },
    scan: 'Ultimul pas: scanează un prim rând, cum spune cuvântul mare.',
    question: {
      title: 'Salvat. A fost o scanare adevărată sau o probă?',
      sentence: 'O probă se anulează cu motivul ei. Amândouă rămân înregistrate.',
      real: 'O scanare adevărată',
      test: 'O probă',
    },
  },
};
