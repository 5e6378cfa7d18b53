/** The pictures of the control characters begin here, in the order of the characters. */
const firstControlPicture = 0x2400;

/** The code with control characters drawn as symbols (GS as ␝), shortened to `limit` characters with an ellipsis. */
export function visibleCode(code: string, limit: number): string {
  const drawn = Array.from(code.slice(0, limit), drawCharacter).join('');
  return code.length > limit ? `${drawn}…` : drawn;
}

function drawCharacter(character: string): string {
  return character < ' ' ? String.fromCharCode(firstControlPicture + character.charCodeAt(0)) : character;
}
