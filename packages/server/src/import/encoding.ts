import { analyse } from "chardet";
import iconv from "iconv-lite";
import { FileRefused } from "./file-refused.ts";

export interface TextDecoding {
  write(bytes: Uint8Array): string;
  end(): string;
}

/** Any name that iconv-lite knows; a byte order mark is taken off. Throws `FileRefused` for another name. */
export const textDecoding = (encoding: string): TextDecoding => {
  if (!iconv.encodingExists(encoding)) throw new FileRefused("unknown-encoding", { name: encoding });
  const decoder = iconv.getDecoder(encoding);
  return {
    write: (bytes) => decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
    end: () => decoder.end() ?? "",
  };
};

const isUtf8 = (head: Uint8Array): boolean => {
  try {
    // `stream`: the head may end within a sign.
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
};

/** UTF-16 without a mark: mostly Latin text has a zero in every other byte. */
const utf16Of = (head: Uint8Array): string | undefined => {
  const zeros = [0, 0];
  for (let at = 0; at < head.length; at++) if (head[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const many = head.length / 5;
  if (odd > many && even < odd / 10) return "utf-16le";
  return even > many && odd < even / 10 ? "utf-16be" : undefined;
};

/**
 * Letters of the languages that we expect, by how ordinary they are in running text. Small Cyrillic
 * letters are frequent and capital ones rare, which tells windows-1251 from koi8-r (they swap case).
 */
const letterScore = (text: string): number => {
  let score = 0;
  for (const sign of text) {
    if (/[а-яё]/.test(sign)) score += 2;
    else if (/[ąćęłńóśźż]/.test(sign)) score += 2;
    else if (/[А-ЯЁĄĆĘŁŃÓŚŹŻ]/.test(sign)) score += 1;
    else if (/[–—„”“«»’…№€ ]/.test(sign)) score += 0.5;
    else if (/[äöüßéèáíúñçàâêîôûÄÖÜÉ]/.test(sign)) score += 1;
    else score -= 2;
  }
  return score;
};

const cyrillic = ["windows-1251", "koi8-r"] as const;
const latin = ["windows-1250", "iso-8859-2", "windows-1252"] as const;

const beyondAscii = (head: Uint8Array): Uint8Array => head.filter((byte) => byte > 127).subarray(0, 5_000);

/** Cyrillic words are all Cyrillic: in a Polish or Western file single high bytes stand among Latin letters. */
const isCyrillicLike = (head: Uint8Array): boolean => {
  let [high, joined] = [0, 0];
  for (let at = 0; at < head.length; at++) {
    if ((head[at] ?? 0) < 128) continue;
    high++;
    if ((head[at + 1] ?? 0) > 127 || (head[at - 1] ?? 0) > 127) joined++;
  }
  return joined > high * 0.7;
};

/**
 * The encoding of a text from its beginning: byte order mark, UTF-8 if it is valid, else the single-byte
 * encoding that makes the most ordinary Russian, Polish or Western letters; chardet's word where none does.
 */
export const guessEncoding = (head: Uint8Array): string => {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const wide = utf16Of(head);
  if (wide !== undefined) return wide;
  if (isUtf8(head)) return "utf-8";
  const high = Buffer.from(beyondAscii(head));
  let best = { encoding: "windows-1252", score: 0 };
  // A few Polish words can have their high bytes side by side: then no Cyrillic reading makes sense.
  for (const candidates of isCyrillicLike(head) ? [cyrillic, latin] : [latin]) {
    for (const encoding of candidates) {
      const score = letterScore(iconv.decode(high, encoding));
      if (score > best.score) best = { encoding, score };
    }
    if (best.score > high.length * 0.5) return best.encoding;
  }
  const other = analyse(head).find(({ name }) => iconv.encodingExists(name));
  return other?.name.toLowerCase() ?? best.encoding;
};
