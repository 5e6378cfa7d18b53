import { isDamage } from './damage';
import type { Outbox } from './outbox';

/**
 * The same outbox; whenever one of its methods fails because the file is damaged, `onDamage` is called before the error
 * goes on to the caller. Damage shows in whatever statement happens to read the bad page: one place watches them all.
 */
export function watchForDamage<Watched extends Outbox>(
  outbox: Watched,
  onDamage: (error: unknown) => void,
): Watched {
  return new Proxy(outbox, {
    get: (target, name, receiver) => {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function') return member;
      return (...parameters: unknown[]): unknown => {
        try {
          return Reflect.apply(member, target, parameters) as unknown;
        } catch (error) {
          if (isDamage(error)) onDamage(error);
          throw error;
        }
      };
    },
  });
}
