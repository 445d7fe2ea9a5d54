import { Inflate } from 'fflate';

/** Bounds on what an archive may unpack to, in bytes: a file of a few kilobytes can claim terabytes ("zip bomb"). */
export interface ArchiveBounds {
  readonly perPart: number;
  readonly inAll: number;
}

const BOUNDS: ArchiveBounds = { perPart: 64 * 1024 * 1024, inAll: 160 * 1024 * 1024 };
/** How much is inflated at a time. DEFLATE grows at most 1032-fold, so that a step makes at most 17 MB. */
const STEP = 16 * 1024;

/** Why an archive or one of its parts cannot be read. */
export class ArchiveError extends Error {
  readonly fault: 'damaged' | 'too-large' | 'encrypted';

  constructor(fault: ArchiveError['fault']) {
    super(fault);
    this.fault = fault;
  }
}

interface Entry {
  readonly offset: number;
  readonly packedSize: number;
  readonly size: number;
  readonly method: number;
  readonly encrypted: boolean;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

/**
 * A ZIP archive, read by its central directory. Parts are unpacked when asked for, and never beyond the bounds,
 * whatever sizes the archive declares.
 */
export class Archive {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #bounds: ArchiveBounds;
  #unpacked = 0;

  /** @throws ArchiveError when the directory of the archive is missing or broken, as in a file that was cut off. */
  constructor(bytes: Uint8Array, bounds: Partial<ArchiveBounds> = {}) {
    this.#bytes = bytes;
    this.#bounds = { ...BOUNDS, ...bounds };
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#entries = this.#readDirectory();
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** Unpacks all parts, and keeps none. @throws ArchiveError for one that cannot be unpacked within the bounds. */
  check(): void {
    for (const name of this.#entries.keys()) this.unpack(name);
  }

  /**
   * The content of a part; undefined when the archive has no part of that name.
   * @throws ArchiveError
   */
  unpack(name: string): Uint8Array | undefined {
    const entry = this.#entries.get(name);
    if (!entry) return undefined;
    if (entry.encrypted) throw new ArchiveError('encrypted');
    if (entry.size > this.#bounds.perPart) throw new ArchiveError('too-large');
    if (this.#u32(entry.offset) !== LOCAL_HEADER) throw new ArchiveError('damaged');
    const start = entry.offset + 30 + this.#u16(entry.offset + 26) + this.#u16(entry.offset + 28);
    const packed = this.#bytes.subarray(start, start + entry.packedSize);
    if (packed.length !== entry.packedSize) throw new ArchiveError('damaged');
    if (entry.method === STORED) return this.#count(packed);
    if (entry.method !== DEFLATED) throw new ArchiveError('damaged');
    return this.#inflate(packed);
  }

  #inflate(packed: Uint8Array): Uint8Array {
    const pieces: Uint8Array[] = [];
    let size = 0;
    const inflate = new Inflate((piece) => {
      size += piece.length;
      if (size > this.#bounds.perPart) throw new ArchiveError('too-large');
      pieces.push(this.#count(piece));
    });
    try {
      for (let at = 0; at < packed.length; at += STEP) {
        inflate.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
      }
    } catch (error) {
      throw error instanceof ArchiveError ? error : new ArchiveError('damaged');
    }
    const content = new Uint8Array(size);
    let at = 0;
    for (const piece of pieces) {
      content.set(piece, at);
      at += piece.length;
    }
    return content;
  }

  #count(piece: Uint8Array): Uint8Array {
    this.#unpacked += piece.length;
    if (this.#unpacked > this.#bounds.inAll) throw new ArchiveError('too-large');
    return piece;
  }

  #readDirectory(): Map<string, Entry> {
    const end = this.#endOfDirectory();
    const count = this.#u16(end + 10);
    const entries = new Map<string, Entry>();
    const decoder = new TextDecoder();
    let at = this.#u32(end + 16);
    for (let index = 0; index < count; index++) {
      if (this.#u32(at) !== DIRECTORY_ENTRY) throw new ArchiveError('damaged');
      const nameLength = this.#u16(at + 28);
      const name = decoder.decode(this.#bytes.subarray(at + 46, at + 46 + nameLength)).replace(/^\//u, '');
      entries.set(name, {
        offset: this.#u32(at + 42),
        packedSize: this.#u32(at + 20),
        size: this.#u32(at + 24),
        method: this.#u16(at + 10),
        encrypted: (this.#u16(at + 8) & 1) === 1,
      });
      at += 46 + nameLength + this.#u16(at + 30) + this.#u16(at + 32);
    }
    return entries;
  }

  /** The record that ends an archive is at its end, before a comment of at most 65,535 bytes. */
  #endOfDirectory(): number {
    const last = this.#bytes.length - 22;
    for (let at = last; at >= Math.max(0, last - 0xffff); at--) {
      if (this.#view.getUint32(at, true) === END_OF_DIRECTORY) return at;
    }
    throw new ArchiveError('damaged');
  }

  #u16(at: number): number {
    if (at + 2 > this.#bytes.length) throw new ArchiveError('damaged');
    return this.#view.getUint16(at, true);
  }

  #u32(at: number): number {
    if (at + 4 > this.#bytes.length) throw new ArchiveError('damaged');
    return this.#view.getUint32(at, true);
  }
}
