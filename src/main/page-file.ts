import path from 'node:path';

/** The file a page address stands for, or null when its host is another one or it leads out of `rootFolder`. */
export function resolvePageFile(address: string, host: string, rootFolder: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.host !== host) return null;
  let pathname: string;
  try {
    pathname = decodeURIComponent(url.pathname);
  } catch {
    // Not a valid percent-encoding: no file has such an address.
    return null;
  }
  if (pathname.includes('\0')) return null;
  const file = path.resolve(rootFolder, `.${path.sep}${pathname}`);
  const relative = path.relative(rootFolder, file);
  const isInside = relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
  return isInside ? file : null;
}
