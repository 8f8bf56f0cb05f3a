/** What the process tells the shell when it ends. */
export const EXIT = {
  /** Everything asked for was done. */
  done: 0,
  /** The command line is wrong, or the environment (database, Redis, settings) does not work. */
  unusable: 1,
  /** The work was finished, but some items failed. */
  someFailed: 2,
  /** Ctrl-C: work at hand was released, the rest remains. */
  interrupted: 130,
} as const;

/** One of {@link EXIT}. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
