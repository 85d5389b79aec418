/** An address of mail, or nine digits and more: a telephone, a card, an account. */
const personal = /[^\s@]+@\S+|\+?\d(?:[ .()-]{0,2}\d){8,}/g;

/** One line of at most so many characters, without what may say who somebody is. */
export const cleanText = (text: string, length: number): string =>
  // What is far beyond the length is not looked at: a text may have megabytes.
  text
    .slice(0, length * 10)
    .replace(/\s+/g, " ")
    .trim()
    .replace(personal, "•")
    .slice(0, length)
    // Half a sign that was cut through is none.
    .replace(/[\ud800-\udbff]$/, "")
    .trim();
