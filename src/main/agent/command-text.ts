/** A parameter of a command that has a value; undefined: it is not there, or has none. */
export function toText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
