/** Fact-checks that fill lists believably; one of them has whatever text can have. */

const subjects: readonly (readonly [headline: string, verdict: string, summary: string])[] = [
  [
    'Do we use only ten percent of our brains?',
    'No.',
    'Scans show activity nearly everywhere, also in sleep.',
  ],
  [
    'Does lightning never strike the same place twice?',
    'It does, often.',
    'Tall towers are hit dozens of times a year.',
  ],
  [
    'Did Vikings wear horned helmets?',
    'No helmet that was found has any.',
    'The horns come from the opera stage of the 1870s.',
  ],
  [
    'Do goldfish forget everything within seconds?',
    'No.',
    'They learn when they are fed, and still know it months later.',
  ],
  [
    'Is glass a slowly flowing liquid?',
    'No. Old panes were made uneven.',
    'At room temperature it would take longer than the universe is old.',
  ],
  [
    'Does sugar make children hyperactive?',
    'Trials find no such effect.',
    'Parents who believe that their child had sugar see it all the same.',
  ],
  ['Are bats blind?', 'None of them is.', 'Some see better in dim light than people do.'],
  [
    'Did Einstein fail mathematics at school?',
    'He did not.',
    'His marks were the best that the school gave.',
  ],
  ['Is the Sahara the largest desert?', 'Only of the hot ones.', 'Antarctica has less rain, and is larger.'],
  [
    'Do humans have just five senses?',
    'There are more than five.',
    'Balance, warmth and the place of our limbs are senses too.',
  ],
  [
    'Does hair grow back thicker when it is shaved?',
    'No.',
    'A cut end is blunt and looks thicker, that is all.',
  ],
];

const topics = ['Bodies', 'Nature', 'History'];

/** Markdown files as a newsroom would import them, the one with everything first. */
export function shotFactChecks(): string[] {
  return [
    longOne,
    rightToLeft,
    ...subjects.map(([headline, verdict, summary], at) =>
      [
        '---',
        `headline: ${headline}`,
        `claim: ${headline.replace(/\?$/, '')}, people say.`,
        `verdict: ${verdict}`,
        `summary: ${summary}`,
        `checked_on: 2026-${String(10 - Math.floor(at / 3)).padStart(2, '0')}-${String(27 - at)}`,
        `topics: [${topics[at % topics.length] ?? ''}]`,
        'sources:',
        '  - title: A Handbook of Common Errors',
        '    publisher: Example University Press',
        '    date: 2021',
        '---',
        '',
        '## What we found',
        '',
        `${summary} [1]`,
        '',
      ].join('\n'),
    ),
  ];
}

const longOne = `---
headline: Does the harbor’s new ferry timetable really save commuters forty minutes a day, as its operator says?
claim: The new timetable saves every commuter forty minutes a day.
claimant: Quayside Ferries
claimant_kind: organisation
verdict: For one line of five it does. On the other four, commuters save nine minutes at most, and on one they lose three.
checked_on: 2026-11-20
authors: [Noor Haddad, Robin Vale]
topics: [Transport, Harbor]
image:
  file: ferry.png
  alt: A white ferry on gray water, in front of low hills
  caption: The line to Northpoint, on the second day of measuring.
summary: We rode all five lines at rush hour, twice, and compared what the clock said with the old timetable.
sources:
  - title: Timetable of the harbor lines, valid from November 2, 2026
    publisher: Quayside Ferries
    url: https://quayside-ferries.example/timetable/2026-11/a-very-long-address-that-does-not-end/harbor-lines.html
    date: 2026-11
  - title: Donaudampfschifffahrtsgesellschaftskapitänsmützenverordnung
    publisher: Amt für Binnenschifffahrt
    date: 1998
    language: de
---

## Summary of the results

- **Measured:** ten trips on five lines at rush hour. [1]
- **Forty minutes:** only on the line to Northpoint, which skips three stops. [1]
- **The record:** an old rule of the river authority still decides how long a ferry has to stay. [2]

## What we measured

> Forty minutes a day, every day, for everybody.

That is what the posters say. We took the trips that most commuters take.

| Line | Old | New | Saved a day |
| --- | ---: | ---: | ---: |
| Northpoint | 52 min | 32 min | 40 min |
| Pier Road | 31 min | 27 min | 8 min |
| Fish Market and Donaudampfschifffahrt | 18 min | 13.5 min | 9 min |
| Lighthouse | 24 min | 25.5 min | −3 min |

![A white ferry on gray water, in front of low hills](ferry.png "The ferry that we took.")

### On the water

1. We noted when the ramp closed and when it opened again.[^ramp]
2. We did that on a Tuesday and on a Thursday.

The longest word that we met was *Donaudampfschifffahrtsgesellschaftskapitänsmützenverordnung*, and it did not help.

## What the operator says

Quayside Ferries told us that it [meant the line to Northpoint](https://quayside-ferries.example/press). The posters do not say so. [1, 2]

[^ramp]: By the clock at the pier, which we compared with a phone’s on both days.
`;

const rightToLeft = `---
headline: האם חתולים תמיד נוחתים על הרגליים?
slug: do-cats-land-on-their-feet
language: he
claim: חתול שנופל נוחת תמיד על רגליו.
verdict: לרוב כן, אבל לא תמיד.
checked_on: 2026-11-12
topics: [Nature]
sources:
  - title: ספר החתולים
    publisher: הוצאה לדוגמה
    date: 2019
---

## מה מצאנו

חתול מסתובב באוויר, אם יש לו די זמן. [1] מגובה נמוך מאוד אין לו.
`;

/** The picture that the first one names. */
export const ferryPicture = {
  name: 'ferry.png',
  width: 1200,
  height: 675,
  svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 675">
    <path fill="#c9d3d6" d="M0 0h1200v675H0z"/>
    <path fill="#8a9a94" d="M0 330c150-90 320-60 470-30s300-110 730-20v120H0z"/>
    <path fill="#6d8088" d="M0 390h1200v285H0z"/>
    <path fill="#f7f5f0" d="M330 420h560l-60 90H390zM430 350h330v70H430zM560 300h110v50H560z"/>
    <path fill="#3c474b" d="M460 370h40v26h-40zm70 0h40v26h-40zm70 0h40v26h-40zm70 0h40v26h-40z"/>
    <path stroke="#a9b7bb" stroke-width="6" d="M120 560h260m90 40h380m60-60h190"/>
  </svg>`,
};
