import type { World } from './world';

/** Answers whether the window was told of a trouble since now: of any, or of one with this cause and detail. */
export function noticedSinceNow({ agent }: World, cause?: string, detail = /(?:)/): () => boolean {
  const before = agent.sightings().length;
  return () =>
    agent
      .sightings()
      .slice(before)
      .some((seen) => (cause === undefined || seen.cause === cause) && detail.test(seen.detail));
}
