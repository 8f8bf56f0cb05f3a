/** Lets a class add a private field to an object that exists already. */
class Beside {
  constructor(owner: object) {
    return owner;
  }
}

/** What is kept beside objects of one kind. */
export interface Kept<Owner extends object, Value> {
  /** The value of an owner, made when it is first asked for. */
  of(owner: Owner): Value;
  /** Gives an owner the value that somebody else has made. */
  keep(owner: Owner, value: Value): void;
}

/**
 * Keeps beside each object what follows from it alone, so that all who ask get the same and it is made once:
 * the words of a paragraph, the label in a cell. It lives as long as its owner. The owner stays plain data: a
 * private field is neither listed, copied, compared nor written as JSON. (A WeakMap does the same; with an
 * entry for each cell it costs a tenth of the time that reading takes.)
 *
 * @param make what follows from an owner, which nobody changes afterwards
 */
export function keptBeside<Owner extends object, Value>(make: (owner: Owner) => Value): Kept<Owner, Value> {
  class Own extends Beside {
    #value: Value;

    constructor(owner: Owner, value: Value) {
      super(owner);
      this.#value = value;
    }

    static of(owner: Owner): Value {
      return #value in owner ? owner.#value : Own.add(owner, make(owner));
    }

    static keep(owner: Owner, value: Value): void {
      if (#value in owner) owner.#value = value;
      else Own.add(owner, value);
    }

    private static add(owner: Owner, value: Value): Value {
      new Own(owner, value);
      return value;
    }
  }
  return Own;
}
