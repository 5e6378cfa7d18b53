import { readdir } from 'node:fs/promises';
import { readUntilHangUp } from './read-until-hang-up';
import type { ListedSerialPort, OpenSerialPort, OpenSerialPortOptions, SerialPorts } from './serial-port';

/**
 * The serial ports of this PC, by the package `serialport`: the only file that knows it. It is loaded when a port is first
 * asked for: where its native part does not load, keyboard scanners and everything else go on, and the reason is told.
 */
export const systemSerialPorts: SerialPorts = { list, open };

/** As the package documents it; its own type names one that it does not export. */
interface PortFacts {
  path: string;
  manufacturer?: string;
  /** Windows only. */
  friendlyName?: string;
  vendorId?: string;
  productId?: string;
  serialNumber?: string;
}

async function list(): Promise<ListedSerialPort[]> {
  try {
    const { SerialPort } = await import('serialport');
    const ports = await (SerialPort.list as () => Promise<PortFacts[]>)();
    return ports.map((port) => ({
      path: port.path,
      manufacturer: port.manufacturer ?? null,
      friendlyName: port.friendlyName ?? null,
      vendorId: port.vendorId ?? null,
      productId: port.productId ?? null,
      serialNumber: port.serialNumber ?? null,
    }));
  } catch (error) {
    // On Linux the package asks udevadm, which small systems lack; the names of the devices are there all the same.
    if (process.platform === 'linux' && String(error).includes('udevadm')) return listDeviceFiles();
    throw error;
  }
}

async function listDeviceFiles(): Promise<ListedSerialPort[]> {
  const names = await readdir('/dev');
  return names
    .filter((name) => /^tty(ACM|USB)\d+$/.test(name))
    .map((name) => ({
      path: `/dev/${name}`,
      manufacturer: null,
      friendlyName: null,
      vendorId: null,
      productId: null,
      serialNumber: null,
    }));
}

async function open({ path, baudRate, onBytes, onClosed }: OpenSerialPortOptions): Promise<OpenSerialPort> {
  const { SerialPort } = await import('serialport');
  return new Promise((resolve, reject) => {
    const port = new SerialPort({ path, baudRate, autoOpen: false });
    // Without a listener an error of an open port would end the agent; the close that follows is what counts.
    port.on('error', (error) => {
      if (port.isOpen) port.close();
      else onClosed(error.message);
    });
    port.open((error) => {
      if (error !== null) {
        reject(error);
        return;
      }
      readUntilHangUp(port.port);
      port.on('data', (bytes: Uint8Array) => {
        onBytes(bytes);
      });
      port.on('close', (reason: Error | null) => {
        onClosed(reason?.message ?? 'closed');
      });
      resolve({
        close: () =>
          new Promise((closed) => {
            if (port.isOpen) {
              port.close(() => {
                closed();
              });
            } else closed();
          }),
      });
    });
  });
}
