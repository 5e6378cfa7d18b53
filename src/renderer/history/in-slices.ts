import type { Clock } from '../../shared/clock';

/** How many items are a slice: a few milliseconds of work. */
const sliceSize = 500;

/** The same items in their order; after every slice of them whatever else waits in the window goes first, a scan above all. */
export async function* inSlices<Item>(items: readonly Item[], clock: Clock): AsyncGenerator<Item> {
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % sliceSize === 0) {
      await new Promise<void>((resolve) => clock.schedule(0, resolve));
    }
    yield item;
  }
}
