declare const brand: unique symbol;

/** A plain value that the compiler does not mix up with another of the same runtime type. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMs = Brand<number, "EpochMs">;

/** A length of time in milliseconds. */
export type Milliseconds = Brand<number, "Milliseconds">;
