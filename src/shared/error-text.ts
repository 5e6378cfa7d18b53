/** What an error says about itself, whatever was thrown. Never throws itself. */
export function errorText(error: unknown): string {
  if (error instanceof Error) return error.message;
  if (typeof error === 'string') return error;
  if (typeof error === 'object' && error !== null) return `an object with: ${Object.keys(error).join(', ')}`;
  return typeof error;
}
