import { vi } from 'vitest';

/*
 * Vitest's own waits give up after one second, which a busy PC stands still for. The condition is looked at as often as before.
 */

const patienceMs = 30_000;
const { waitFor, waitUntil } = vi;
vi.waitFor = (callback, options = patienceMs) => waitFor(callback, options);
vi.waitUntil = (callback, options = patienceMs) => waitUntil(callback, options);
