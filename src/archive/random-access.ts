/** Bytes that can be read anywhere: a file, or an array in memory. */
export interface RandomAccess {
  /** Length in bytes. */
  size: number;
  /**
   * Some of the bytes, fewer than asked for only where they end.
   *
   * @param offset from the start, in bytes
   * @param length most bytes to read
   */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** Bytes in memory as {@link RandomAccess}; nothing is copied. */
export function inMemory(bytes: Uint8Array): RandomAccess {
  return {
    size: bytes.length,
    read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
  };
}

/** The same bytes with the methods of a Buffer; nothing is copied. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
