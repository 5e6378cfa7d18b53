/** The code with control characters drawn as symbols (GS as ␝), shortened to `limit` characters with an ellipsis. */
export function visibleCode(code: string, limit: number): string {
  const drawn = code
    .slice(0, limit)
    // U+2400 and up are the pictures of the control characters, in their order.
    .replace(/[\u0000-\u001f]/g, (character) => String.fromCharCode(0x2400 + character.charCodeAt(0)));
  return code.length > limit ? `${drawn}…` : drawn;
}
