import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { net, protocol } from 'electron';
import { contentSecurityPolicy } from './content-security-policy';
import { resolvePageFile } from './page-file';

const scheme = 'app';
const host = 'station';

/** Origin of the program's own pages. */
export const appOrigin = `${scheme}://${host}`;

/** Must run before the app is ready: only then can a scheme be given the rights of a web origin. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built window from `rootFolder` under `app://station/`, and nothing outside that folder. */
export function serveAppProtocol(rootFolder: string): void {
  protocol.handle(scheme, async (request) => {
    const file = resolvePageFile(request.url, host, rootFolder);
    if (file === null || !existsSync(file)) return new Response('Not found', { status: 404 });
    const response = await net.fetch(pathToFileURL(path.resolve(file)).href);
    const headers = new Headers(response.headers);
    headers.set('Content-Security-Policy', contentSecurityPolicy);
    headers.set('X-Content-Type-Options', 'nosniff');
    return new Response(response.body, { status: response.status, headers });
  });
}
