/** A property of a built-in object, as it was. */
interface Kept {
  owner: object;
  key: PropertyKey;
  was: PropertyDescriptor;
}

/**
 * Lets a module load that brings its own versions of what the language has, and puts back what it replaced.
 * pdfjs for older engines replaces `Array.prototype.push`, `JSON.parse` and `JSON.stringify` for the whole
 * process by versions that are many times slower and differ from the engine's in no case that this program
 * meets. What a module adds stays.
 *
 * @param load loads the module
 */
export async function keepingBuiltIns<T>(load: () => Promise<T>): Promise<T> {
  const kept = builtIns();
  try {
    return await load();
  } finally {
    for (const { owner, key, was } of kept) {
      const now = Object.getOwnPropertyDescriptor(owner, key);
      if (now?.value !== was.value && now?.configurable === true) Object.defineProperty(owner, key, was);
    }
  }
}

/**
 * The functions of the global objects and of their prototypes; those behind getters would be loaded by
 * looking at them.
 */
function builtIns(): Kept[] {
  const globals = Object.values(Object.getOwnPropertyDescriptors(globalThis))
    .map(({ value }: PropertyDescriptor): unknown => value)
    .filter(isObject)
    .filter((value) => value !== globalThis);
  const owners = globals.flatMap((value) => {
    const { prototype } = value as { prototype?: unknown };
    return isObject(prototype) ? [value, prototype] : [value];
  });
  return [...new Set(owners)].flatMap((owner) =>
    Reflect.ownKeys(owner).flatMap((key) => {
      const was = Object.getOwnPropertyDescriptor(owner, key);
      return typeof was?.value === 'function' ? [{ owner, key, was }] : [];
    }),
  );
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
