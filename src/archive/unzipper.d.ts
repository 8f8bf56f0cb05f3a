/** What is used of unzipper: the directory of an archive that is in memory. */
declare module 'unzipper' {
  interface DirectoryFile {
    path: string;
    pathBuffer: Buffer;
    isUnicode: boolean;
    flags: number;
    compressionMethod: number;
    crc32: number;
    compressedSize: number;
    uncompressedSize: number;
    offsetToLocalFileHeader: number;
    externalFileAttributes: number;
    versionMadeBy: number;
  }
  export const Open: {
    buffer(buffer: Buffer, options: { tailSize: number }): Promise<{ files: DirectoryFile[] }>;
  };
}
