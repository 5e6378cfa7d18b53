import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** How a download ends too soon. */
export interface DownloadFault {
  bytes: number;
  how: 'cut' | 'short' | 'silent';
}

/** A plain web server of one folder, and the faults it can have. */
export interface ReleaseServer {
  url: string;
  /** Names that were asked for, in order. */
  asked: () => readonly string[];
  /** The folder it serves from now on. */
  serve: (folder: string) => void;
  /**
   * From now on packages end after so many bytes: with the connection cut (`cut`), as if all were there (`short`), or with
   * nothing more at all (`silent`); a silent server of no bytes does not even answer, whatever is asked for.
   */
  failAfter: (fault: DownloadFault | null) => void;
  /** How often a fault has hit a download. */
  faults: () => number;
  close: () => Promise<void>;
}

/** Starts it on loopback. It knows no ranges: what is asked for is sent whole. */
export async function startReleaseServer(): Promise<ReleaseServer> {
  let folder: string | null = null;
  let fault: DownloadFault | null = null;
  let faults = 0;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const name = path.basename(new URL(request.url ?? '/', 'http://loopback').pathname);
    asked.push(name);
    if (fault?.how === 'silent' && fault.bytes === 0) {
      faults += 1;
      return;
    }
    const file = folder === null ? '' : path.join(folder, name);
    if (file === '' || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const { size } = statSync(file);
    if (fault === null || !name.endsWith('.AppImage')) {
      response.writeHead(200, { 'Content-Length': size });
      createReadStream(file).pipe(response);
      return;
    }
    faults += 1;
    sendPart(response, file, size, fault);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked: () => asked,
    serve: (changed) => {
      folder = changed;
    },
    failAfter: (changed) => {
      fault = changed;
    },
    faults: () => faults,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

function sendPart(response: ServerResponse, file: string, size: number, { bytes, how }: DownloadFault): void {
  response.writeHead(200, how === 'short' ? {} : { 'Content-Length': size });
  createReadStream(file, { end: bytes - 1 })
    .on('data', (part) => {
      response.write(part);
    })
    .on('end', () => {
      if (how === 'cut') response.destroy();
      if (how === 'short') response.end();
    });
}
