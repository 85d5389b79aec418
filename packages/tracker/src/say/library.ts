/** What sends: name and version of this package, which its test compares. */
export const library = { name: "itinera-tracker", version: "0.1.0" } as const;
