/** The code as an image's address: Code 128, sharp at any size. The drawing program is loaded when it is first used. */
export async function drawCommand(code: string): Promise<string> {
  const { code128, drawingSVG } = await import('bwip-js/browser');
  const colours = { barcolor: '000000', backgroundcolor: 'FFFFFF' };
  // Ten modules of white on either side: without them a scanner does not find the beginning.
  const drawing = code128(
    { bcid: 'code128', text: code, scale: 2, height: 12, paddingwidth: 10, ...colours },
    drawingSVG(),
  );
  return `data:image/svg+xml,${encodeURIComponent(drawing)}`;
}
