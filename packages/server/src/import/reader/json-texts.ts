import { limits } from "../limits.ts";

/** The text of one JSON value of the file, or the beginning of one that is too long to be read. */
export interface JsonText {
  readonly place: number;
  readonly text: string;
  readonly tooLong: boolean;
}

/** Takes the next piece of the text; `last`: the text ends with it. */
export type JsonCutter = (piece: string, last: boolean) => readonly JsonText[];

/** One value a line; the place is the line, empty lines count. */
export const createLineCutter = (): JsonCutter => {
  let rest = "";
  let line = 1;
  let skipping = false;
  return (piece, last) => {
    const found: JsonText[] = [];
    const lines = (rest + piece).split("\n");
    rest = last ? "" : (lines.pop() ?? "");
    for (const text of lines) {
      const place = line++;
      if (!skipping && text.trim() !== "")
        found.push({ place, text, tooLong: text.length > limits.rowChars });
      skipping = false;
    }
    if (rest.length > limits.rowChars) {
      if (!skipping) found.push({ place: line, text: rest, tooLong: true });
      skipping = true;
      rest = "";
    }
    return found;
  };
};

const [quote, backslash, comma] = [34, 92, 44];

/** The elements of one list that is the whole file; the place of the first is 1. */
export const createListCutter = (): JsonCutter => {
  let element = "";
  let place = 1;
  let depth = 0;
  let inString = false;
  let escaped = false;
  let tooLong = false;

  return (piece, last) => {
    const found: JsonText[] = [];
    let start = 0;
    const gather = (end: number): void => {
      if (!tooLong) element += piece.slice(start, end);
      if (element.length > limits.rowChars) {
        tooLong = true;
        element = element.slice(0, limits.rawChars);
      }
    };
    const finish = (end: number): void => {
      gather(end);
      const text = element.trim();
      if (text !== "") found.push({ place: place++, text, tooLong });
      element = "";
      tooLong = false;
      start = end + 1;
    };
    for (let at = 0; at < piece.length; at++) {
      const code = piece.charCodeAt(at);
      if (inString) {
        if (escaped) escaped = false;
        else if (code === backslash) escaped = true;
        else if (code === quote) inString = false;
      } else if (code === quote) inString = true;
      else if (code === 91 || code === 123) {
        if (++depth === 1 && code === 91) start = at + 1;
      } else if (code === 93 || code === 125) {
        if (--depth === 0) finish(at);
      } else if (code === comma && depth === 1) finish(at);
    }
    if (depth > 0) gather(piece.length);
    if (last && element.trim() !== "") found.push({ place, text: element, tooLong });
    return found;
  };
};
