declare module 'gs1-barcode-parser-mod' {
  /** Throws a text where the code is no element string. */
  const parser: {
    parseBarcode(code: string): { parsedCodeItems: { ai: string; raw: string }[] };
  };
  export = parser;
}
