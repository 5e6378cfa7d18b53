import { createSeededRandom } from '../e2e/support/seeded-random';
import { systemClock } from '../src/main/clock';
import { scanRandomCodes } from '../src/renderer/scanner/fixtures/random-codes';
import { toFigure, type Bench } from './bench';

const codeCount = 10_000;
const seed = 5;

/** Random codes through the pure decoder: the long form of the test of the same name. */
export const decoderBench: Bench = {
  name: 'decoder',
  about:
    'random codes of all printable characters and GS, 0 to 120 ms a key, twelve layouts, in the pure decoder',
  run: (tell) => {
    tell(`${toFigure(codeCount)} codes, seed ${seed}`);
    const startedMs = systemClock.monotonicMs();
    const { events, wrong, lost, merged, failures } = scanRandomCodes(codeCount, createSeededRandom(seed));
    const microsecondsPerEvent = ((systemClock.monotonicMs() - startedMs) * 1_000) / events;
    for (const failure of failures) tell(failure);
    return Promise.resolve({
      table: [
        ['codes', 'key events', 'wrong', 'lost', 'merged', 'µs an event, simulator included'],
        [codeCount, events, wrong, lost, merged, microsecondsPerEvent].map(toFigure),
      ],
      figures: { codes: codeCount, events, wrong, lost, merged, microsecondsPerEvent },
      targets: [{ claim: 'codes wrong, lost or merged', measured: wrong + lost + merged, atMost: 0 }],
    });
  },
};
