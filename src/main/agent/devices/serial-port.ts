/** An open port. Its end is told once, whatever caused it. */
export interface OpenSerialPort {
  close(): Promise<void>;
}

/** How a port is opened and what is told about it. */
export interface OpenSerialPortOptions {
  path: string;
  baudRate: number;
  onBytes: (bytes: Uint8Array) => void;
  /** The port is gone: unplugged, or closed by us. */
  onClosed: (detail: string) => void;
}

/** A port as the system lists it. */
export interface ListedSerialPort {
  path: string;
  manufacturer: string | null;
  friendlyName: string | null;
  vendorId: string | null;
  productId: string | null;
  serialNumber: string | null;
}

/** The system's serial ports. */
export interface SerialPorts {
  /** Rejects with the system's own sentence. */
  list(): Promise<ListedSerialPort[]>;
  /** Rejects when the port is not there, is held by another program, or may not be opened. */
  open(options: OpenSerialPortOptions): Promise<OpenSerialPort>;
}
