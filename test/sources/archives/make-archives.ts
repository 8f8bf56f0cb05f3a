import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';

/** What an entry of a ZIP archive is made of; what is left out is as a plain program writes it. */
export interface ZipPart {
  /** A name is stored as UTF-8; bytes are stored as they are. */
  name: string | Uint8Array;
  content: string | Uint8Array;
  /** General-purpose flags: 0x1 encrypted, 0x800 the name is UTF-8. */
  flags?: number;
  /** 0 stored, 8 deflated. */
  method?: number;
  /** Extra field, in the directory only. */
  extra?: Uint8Array;
  /** What the archive states wrongly. */
  checksum?: number;
  declaredBytes?: number;
  /** Mode of a file on Unix, e.g. 0o120777 for a symbolic link. */
  mode?: number;
  /** Offset of an entry whose data this one shares. */
  sharesOffset?: number;
}

/** Writes a ZIP archive as its parts say, right or wrong. */
export function makeZip(parts: readonly ZipPart[], comment = ''): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const content = Buffer.from(part.content);
    const method = part.method ?? 8;
    const packed = method === 8 ? deflateRawSync(content) : content;
    const extra = Buffer.from(part.extra ?? []);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(part.flags ?? 0, 2);
    shared.writeUInt16LE(method, 4);
    shared.writeUInt32LE(part.checksum ?? crc32(content), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(part.declaredBytes ?? content.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const record = Buffer.from(shared);
    record.writeUInt16LE(extra.length, 24);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(((part.mode ?? 0) << 16) >>> 0, 6);
    rest.writeUInt32LE(part.sharesOffset ?? offset, 10);
    const system = part.mode === undefined ? 0 : 3;
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, 20, system]), record, rest, name, extra);
    if (part.sharesOffset !== undefined) continue;
    files.push(Buffer.from('PK\x03\x04', 'latin1'), shared, name, packed);
    offset += 30 + name.length + packed.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  return Buffer.concat([...files, ...directory, end, Buffer.from(comment)]);
}

/**
 * As Explorer on Chinese Windows packs: names in GBK without any flag, folders with backslashes in some
 * versions.
 */
export function zipOfWindows(files: Record<string, string | Uint8Array>): Buffer {
  return makeZip(
    Object.entries(files).map(([name, content]) => ({ name: iconv.encode(name, 'gbk'), content })),
  );
}

/**
 * As Archive Utility of macOS packs: UTF-8 without the flag, decomposed metadata of its own beside each file.
 */
export function zipOfMac(files: Record<string, string | Uint8Array>): Buffer {
  return makeZip([
    ...Object.entries(files).flatMap(([name, content]) => [
      { name, content, mode: 0o100644 },
      { name: `__MACOSX/${name.replace(/([^/]+)$/, '._$1')}`, content: 'Mac OS X', mode: 0o100644 },
    ]),
    { name: '.DS_Store', content: 'Bud1', mode: 0o100644 },
  ]);
}

/** The Unicode Path field for a name that is stored otherwise. */
export function unicodePathField(stored: Uint8Array, name: string): Buffer {
  const utf8 = Buffer.from(name);
  const field = Buffer.alloc(9);
  field.writeUInt16LE(0x7075, 0);
  field.writeUInt16LE(5 + utf8.length, 2);
  field.writeUInt8(1, 4);
  field.writeUInt32LE(crc32(stored), 5);
  return Buffer.concat([field, utf8]);
}

/** What an entry of a tar archive is made of. */
export interface TarPart {
  name: string | Uint8Array;
  content?: string | Uint8Array;
  /** `0` file, `2` symbolic link, `5` folder, `x` extended header. */
  type?: string;
}

/** Writes a tar archive; a name that is too long for the header gets an extended one. */
export function makeTar(parts: readonly TarPart[]): Buffer {
  const blocks: Buffer[] = [];
  const add = (name: Buffer, content: Buffer, type: string): void => {
    const header = Buffer.alloc(512);
    name.copy(header, 0, 0, 100);
    header.write('0000644\0', 100, 'latin1');
    header.write(`${content.length.toString(8).padStart(11, '0')} `, 124, 'latin1');
    header.write('00000000000 ', 136, 'latin1');
    header.write('        ', 148, 'latin1');
    header.write(type, 156, 'latin1');
    header.write('ustar\x0000', 257, 'latin1');
    let sum = 0;
    for (const byte of header) sum += byte;
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
    blocks.push(header, content, Buffer.alloc((512 - (content.length % 512)) % 512));
  };
  for (const { name, content = '', type = '0' } of parts) {
    const bytes = Buffer.from(name);
    if (bytes.length > 100) {
      const field = ` path=${bytes.toString('utf8')}\n`;
      const bare = Buffer.byteLength(field);
      const length = bare + String(bare + String(bare).length).length;
      add(Buffer.from('header'), Buffer.from(`${length}${field}`), 'x');
    }
    add(bytes, Buffer.from(content), type);
  }
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

/** Packs bytes as gzip does. */
export const gzip = (bytes: Uint8Array): Buffer => gzipSync(bytes);
