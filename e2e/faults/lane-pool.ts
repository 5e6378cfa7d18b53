import { hasBroken, runFaults, type RunPlan, type RunResult } from './run-faults';
import { openLane, type Lane } from './world';

/** Lanes for runs that go on side by side. */
export interface LanePool {
  /** Runs the plan in a lane of its own, once one is free; first come, first served. */
  run: (plan: RunPlan) => Promise<RunResult>;
  /** Does any work in a lane of its own; one that is spoiled by the result is replaced. */
  withLane: <Result>(
    work: (lane: Lane) => Promise<Result>,
    isSpoiledBy: (result: Result) => boolean,
  ) => Promise<Result>;
  /** To be called when every run is over. */
  close: () => Promise<void>;
}

/** Opens `count` lanes. */
export async function openLanePool(count: number): Promise<LanePool> {
  const freeLanes: Lane[] = await Promise.all(Array.from({ length: count }, openLane));
  const waiting: ((lane: Lane) => void)[] = [];

  async function take(): Promise<Lane> {
    const lane = freeLanes.pop();
    return lane ?? new Promise((resolve) => waiting.push(resolve));
  }

  function giveBack(lane: Lane): void {
    const next = waiting.shift();
    if (next === undefined) freeLanes.push(lane);
    else next(lane);
  }

  /** Whatever went wrong in a lane may have left its traces. */
  async function replace(lane: Lane): Promise<Lane> {
    await lane.close();
    return openLane();
  }

  const withLane: LanePool['withLane'] = async (work, isSpoiledBy) => {
    const lane = await take();
    const result = await work(lane);
    giveBack(isSpoiledBy(result) ? await replace(lane) : lane);
    return result;
  };

  return {
    run: (plan) => withLane((lane) => runFaults(lane, plan), hasBroken),
    withLane,
    close: async () => {
      await Promise.all(freeLanes.splice(0).map((lane) => lane.close()));
    },
  };
}
