/** Thrown by a step whose work cannot begin yet: its job is put back, and no attempt is counted. */
export class Postponed extends Error {
  override readonly name = 'Postponed';

  /** @param waitMs when to come again */
  constructor(readonly waitMs: number) {
    super(`not before ${waitMs} ms have passed`);
  }
}
