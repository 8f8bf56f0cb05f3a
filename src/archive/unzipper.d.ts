/** What is used of unzipper: the directory of an archive that can be read anywhere. */
declare module 'unzipper' {
  import type { Readable } from 'node:stream';

  /** A record of the directory as stored, its 64-bit values put in. */
  interface DirectoryFile {
    signature: number;
    pathBuffer: Buffer;
    flags: number;
    versionMadeBy: number;
    compressionMethod: number;
    crc32: number;
    compressedSize: number;
    uncompressedSize: number;
    fileNameLength: number;
    extraFieldLength: number;
    fileCommentLength: number;
    externalFileAttributes: number;
    offsetToLocalFileHeader: number;
  }
  /** Bytes from an offset on; `length` counts from there. */
  interface Source {
    stream(offset: number, length?: number): Readable;
    size(): Promise<number>;
  }
  export const Open: {
    custom(source: Source, options: { tailSize: number }): Promise<{ files: DirectoryFile[] }>;
  };
}
