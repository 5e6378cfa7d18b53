import type { SerialScanner } from '../../../shared/serial-scanner';
import type { ListedSerialPort } from './serial-port';

const isSame = (left: string | undefined, right: string | null): boolean =>
  left?.toLowerCase() === right?.toLowerCase();

/**
 * Where a scanner is plugged in now: by its USB numbers at whatever socket, else at its path. A port of the right kind
 * with another serial number is another scanner. A path that the system does not list (a pseudo terminal, a virtual port)
 * is tried as it is. Null: it is not there.
 */
export function findPort(scanner: SerialScanner, listed: readonly ListedSerialPort[]): string | null {
  if (scanner.vendorId === undefined) return scanner.path ?? null;
  const ofKind = listed.filter(
    (port) =>
      isSame(scanner.vendorId, port.vendorId) &&
      (scanner.productId === undefined || isSame(scanner.productId, port.productId)) &&
      (scanner.serialNumber === undefined || isSame(scanner.serialNumber, port.serialNumber)),
  );
  // Two alike without serial numbers: the path, if it was given, tells them apart.
  const atPath = ofKind.find((port) => port.path === scanner.path);
  return (atPath ?? ofKind[0])?.path ?? null;
}
