import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Clock } from '../../../shared/clock';
import { errorText } from '../../../shared/error-text';
import type { Log } from '../../../shared/log';
import type { MetricsSettings } from './settings';
import { createStationFigures, type FigureSource, type StationFigures } from './station-figures';

/** Who takes longer to ask is cut off: a question is some hundred bytes. */
const requestLimitMs = 5_000;

/** A port that is taken is tried again this much later: whoever has it, a second station or an older run, may let it go. */
const retryMs = 60_000;

/** The open door for figures. */
export interface MetricsServer {
  stop(): void;
}

/** Opens it where the configuration says so; null: it does not. */
export function startMetrics(
  settings: MetricsSettings | null,
  source: FigureSource,
  log: Log,
): MetricsServer {
  if (settings === null) return { stop: () => undefined };
  return serveMetrics(settings, createStationFigures(source), source.clock, log);
}

/**
 * Answers `GET /metrics` with the figures, and nothing else. A port that cannot be had is told in the log, once for each
 * reason, and tried again; the station goes on without it.
 */
function serveMetrics(
  { port, address }: MetricsSettings,
  figures: StationFigures,
  clock: Clock,
  log: Log,
): MetricsServer {
  let told = '';
  let isStopped = false;
  let cancelRetry: () => void = () => undefined;
  const server = createServer({ requestTimeout: requestLimitMs, headersTimeout: requestLimitMs }, answer);
  server.maxConnections = 8;

  // Reading the station may throw, which is told like any other failure.
  const tell = async (): Promise<string> => figures.tell();

  function answer(request: IncomingMessage, response: ServerResponse): void {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    tell().then(
      (text) => response.writeHead(200, { 'content-type': figures.contentType }).end(text),
      (error: unknown) => {
        log('warn', 'The figures of the station could not be told.', { detail: errorText(error) });
        response.writeHead(500).end();
      },
    );
  }

  function listen(): void {
    server.listen(port, address);
  }

  server.on('listening', () => {
    told = '';
    log('info', 'The figures of the station can be read.', { address, port });
  });
  server.on('error', ({ message }) => {
    if (message !== told) {
      log('warn', 'The figures of the station cannot be read from outside; scanning goes on.', {
        address,
        port,
        detail: message,
        triedAgainEveryMs: retryMs,
      });
    }
    told = message;
    if (!server.listening && !isStopped) cancelRetry = clock.schedule(retryMs, listen);
  });
  listen();
  return {
    stop: () => {
      isStopped = true;
      cancelRetry();
      server.close();
      server.closeAllConnections();
    },
  };
}
