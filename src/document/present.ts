/** `T` whose keys that may hold undefined are optional instead: absent, never undefined. */
export type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/**
 * The same keys and values without those that are undefined: optional means absent.
 *
 * @param from a literal, e.g. `present({ code, applicant })`
 */
export function present<T extends object>(from: T): Present<T> {
  return Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined)) as Present<T>;
}
