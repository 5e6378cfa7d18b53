/** The parts of a frame that tell whether it is ours. */
export interface FrameLike {
  url: string;
  parent: unknown;
}

/** True for the top frame of a page of `trustedOrigin` (`app://station`, or the development server's origin). */
export function isTrustedFrame(frame: FrameLike, trustedOrigin: string): boolean {
  if (frame.parent !== null || !URL.canParse(frame.url)) return false;
  const { protocol, host } = new URL(frame.url);
  return `${protocol}//${host}` === trustedOrigin;
}
