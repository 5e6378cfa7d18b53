import type { World } from './world';

/** Where a fault comes from. */
export const faultFamilies = [
  'server',
  'network',
  'protocol',
  'database',
  'process',
  'surroundings',
] as const;
export type FaultFamily = (typeof faultFamilies)[number];

/** One way in which the world goes wrong. */
export interface Fault {
  /** Unique, in kebab-case. */
  name: string;
  family: FaultFamily;
  /** Makes it go wrong; resolves as soon as it can take effect. */
  inject(world: World): Promise<InjectedFault>;
}

/** A fault at work. */
export interface InjectedFault {
  /** Whether it has really hit the station; asked again and again until it says yes. */
  happened: () => boolean | Promise<boolean>;
  /** Mends the world; whatever happens, this is called once. */
  heal: () => Promise<void>;
}
