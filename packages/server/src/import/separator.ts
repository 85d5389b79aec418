import Papa from "papaparse";

const separators = [",", ";", "\t", "|"] as const;

/** Rows on which the guess is made. */
const rows = 200;

/**
 * The separator that cuts most rows into as many columns as the first has; the one with more columns
 * among equals, a comma where none cuts at all. Quoted separators do not count.
 */
export const guessSeparator = (text: string): string => {
  let best = { separator: ",", score: 0 };
  for (const separator of separators) {
    const { data } = Papa.parse<string[]>(text, {
      delimiter: separator,
      preview: rows,
      skipEmptyLines: true,
    });
    const width = data[0]?.length ?? 0;
    if (width < 2) continue;
    const alike = data.filter((row) => row.length === width).length / data.length;
    const score = alike + Math.min(width, 50) / 1000;
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
};

/** Spreadsheets may write `sep=;` above the header. */
export const declaredSeparator = (text: string): string | undefined => /^sep=(.)\r?\n/i.exec(text)?.[1];
