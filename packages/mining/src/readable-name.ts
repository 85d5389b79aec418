/**
 * The name of an event as people would write it: `product_view` and `ProductView` become "Product
 * view". Names that have spaces are words already and stay as they are.
 */
export function readableName(kind: string): string {
  if (!/^[\p{L}\p{N}_.:/-]+$/u.test(kind)) return kind;
  const words = kind
    .replace(/(\p{Ll}|\p{N})(?=\p{Lu})/gu, "$1 ")
    .split(/[\s_.:/-]+/u)
    .filter((word) => word !== "")
    // Abbreviations keep their capitals.
    .map((word) => (/^\p{Lu}\p{Ll}+$/u.test(word) ? word.toLowerCase() : word));
  const [first] = words;
  if (first === undefined) return kind;
  return [first.charAt(0).toUpperCase() + first.slice(1), ...words.slice(1)].join(" ");
}
