/**
 * What a dying engine said, fit for a log: with a crash it tells the whole question that it was at, with the names and
 * values in it.
 */
export const lastWords = (said: string): string =>
  said.replaceAll(/\(query: [\s\S]*?(?:\) (?=Received)|$)/g, "(query left out) ").trim();
