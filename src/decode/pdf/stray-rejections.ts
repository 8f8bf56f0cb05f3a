import { setImmediate } from 'node:timers/promises';

/** How many PDFs are being read. */
let readers = 0;

/**
 * Does work with pdfjs. In damaged files pdfjs leaves rejected promises behind that nobody waits for (it
 * reads page objects ahead), and Node ends a process for one of those: while the work goes on they are let
 * pass. What pdfjs waits for still rejects, and what other code leaves behind is treated as without this
 * function.
 *
 * @param work resolves when pdfjs has nothing left to do
 */
export async function lettingStraysPass<T>(work: () => Promise<T>): Promise<T> {
  const { process } = globalThis;
  if (readers++ === 0) process.on('unhandledRejection', letPass);
  try {
    return await work();
  } finally {
    // Node reports rejections when the running task is over.
    await setImmediate();
    if (--readers === 0) process.off('unhandledRejection', letPass);
  }
}

function letPass(reason: unknown): void {
  if (reason instanceof Error && reason.stack?.includes('pdfjs-dist') === true) return;
  // Without a listener Node throws what nobody waits for; with other listeners it is theirs.
  if (globalThis.process.listenerCount('unhandledRejection') === 1) throw reason;
}
