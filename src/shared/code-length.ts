/** Longest code a field may hold, in characters; longer input is refused at the window. Source: scanners send up to 512. */
export const maximumCodeLength = 512;
