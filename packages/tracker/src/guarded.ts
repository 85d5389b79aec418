/** The same function, but nothing of it throws into the page: then the result is undefined. */
export const guarded =
  <Args extends readonly unknown[], Result>(act: (...args: Args) => Result) =>
  (...args: Args): Result | undefined => {
    try {
      return act(...args);
    } catch {
      return undefined;
    }
  };

/** Tries once; undefined when it throws. */
export const tried = <Result>(act: () => Result): Result | undefined => guarded(act)();
