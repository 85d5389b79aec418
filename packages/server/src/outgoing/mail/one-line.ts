const longest = 100;

/**
 * A name that somebody typed, fit for a subject: no line breaks, no control characters, none that turn the
 * direction of writing, no more than 100 characters.
 */
export function oneLine(name: string): string {
  const clean = name.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").replace(/[\p{Cf}\p{Cs}]/gu, "");
  const characters = Array.from(clean.trim());
  return characters.length > longest ? `${characters.slice(0, longest - 1).join("")}…` : clean.trim();
}
