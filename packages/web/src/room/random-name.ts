/** A name that no other tab chooses. Not crypto.randomUUID: the server may be reached without TLS. */
export const randomName = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join("");
