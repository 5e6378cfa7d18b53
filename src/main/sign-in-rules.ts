import type { SignInRules } from '../shared/sign-in';
import type { Configuration } from './config/schema';

/** What the window may know of it: not the hash. */
export function toRules({ administratorPinHash, ...rules }: Configuration['signIn']): SignInRules {
  return { ...rules, hasAdministratorPin: administratorPinHash !== null };
}
