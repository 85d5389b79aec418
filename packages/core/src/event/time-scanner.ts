import { daysInMonth, daysSinceEpoch } from "./calendar.ts";
import { timeFields, type PatternPart } from "./time-pattern.ts";

const { year, month, day, hour, minute, second } = timeFields;

const sign = {
  space: 32,
  plus: 43,
  comma: 44,
  minus: 45,
  point: 46,
  zero: 48,
  nine: 57,
  colon: 58,
  T: 84,
  t: 116,
};

const isDigit = (code: number): boolean => code >= sign.zero && code <= sign.nine;

/** Minutes east of UTC that a text names: `Z`, `+01:00`, `-0530`, `UTC`; undefined when it names no zone. */
const zoneMinutes = (text: string): number | undefined => {
  const match = /^(?:Z|UTC|GMT|([+-])(\d\d)(?::?(\d\d))?)$/i.exec(text);
  if (match === null) return undefined;
  const size = Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0);
  return size > 18 * 60 ? undefined : match[1] === "-" ? -size : size;
};

/** Reads one text after another, part by part. Holds the text and what was read of it. */
export class TimeScanner {
  #text = "";
  #at = 0;
  readonly #fields = new Int32Array(6);
  /** A bit for each field that was read. */
  #filled = 0;
  #millis = 0;
  #hasFraction = false;
  #afternoon: boolean | undefined;
  /** The last zone: in most files it is the zone of the next text as well. */
  #zoneText = "Z";
  #zoneMinutes: number | undefined = 0;

  start(text: string): void {
    this.#text = text;
    this.#at = 0;
    this.#fields.fill(0);
    this.#filled = 0;
    this.#millis = 0;
    this.#hasFraction = false;
    this.#afternoon = undefined;
  }

  get atEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  /** There is a date, and either no time or one with minutes. */
  get isComplete(): boolean {
    const date = (1 << year) | (1 << month) | (1 << day);
    return (this.#filled & date) === date && this.#has(hour) === this.#has(minute);
  }

  /** False, and nothing read, when the part does not stand here. */
  read(part: PatternPart): boolean {
    const before = this.#at;
    const found = this.#readPart(part);
    if (!found) this.#at = before;
    return found;
  }

  /** Seconds and a fraction that the pattern does not speak of. False when they are cut off. */
  readMore(): boolean {
    const code = this.#text.charCodeAt(this.#at);
    if (code === sign.colon && this.#has(minute) && !this.#has(second)) {
      this.#at++;
      if (!this.#readNumber(second, 1, 2)) return false;
    }
    const next = this.#text.charCodeAt(this.#at);
    if ((next === sign.point || next === sign.comma) && this.#has(second) && !this.#hasFraction) {
      this.#at++;
      return this.#readFraction();
    }
    return true;
  }

  /** What the rest of the text says of a zone; undefined when it says something else. */
  readZone(): number | undefined {
    if (!this.#has(hour)) return undefined;
    const text = this.#text.slice(this.#at).trimStart();
    if (text !== this.#zoneText) {
      this.#zoneText = text;
      this.#zoneMinutes = zoneMinutes(text);
    }
    return this.#zoneMinutes;
  }

  /** The reading as if it were UTC, in milliseconds since 1970; undefined for a date or hour that is none. */
  wall(twelveHours: boolean): number | undefined {
    const [y = 0, m = 0, d = 0, h = 0, minutes = 0, seconds = 0] = this.#fields;
    if (d < 1 || d > daysInMonth(y, m)) return undefined;
    let hours = h;
    if (twelveHours && this.#has(hour)) {
      if (h < 1 || h > 12 || this.#afternoon === undefined) return undefined;
      hours = (h % 12) + (this.#afternoon ? 12 : 0);
    }
    if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
    return ((daysSinceEpoch(y, m, d) * 24 + hours) * 60 + minutes) * 60_000 + seconds * 1000 + this.#millis;
  }

  #has(field: number): boolean {
    return ((this.#filled >> field) & 1) === 1;
  }

  #readPart(part: PatternPart): boolean {
    switch (part.kind) {
      case "number":
        return this.#readNumber(part.field, part.least, part.most);
      case "fraction":
        return this.#readFraction();
      case "half-day":
        return this.#readHalfDay();
      case "sign":
        return this.#readSign(part.code);
    }
  }

  #readNumber(field: number, least: number, most: number): boolean {
    let value = 0;
    let digits = 0;
    for (; digits < most; digits++) {
      const code = this.#text.charCodeAt(this.#at + digits);
      if (!isDigit(code)) break;
      value = value * 10 + code - sign.zero;
    }
    if (digits < least) return false;
    this.#at += digits;
    // A year of two digits lies in 1970 to 2069.
    this.#fields[field] = field === year && most === 2 ? value + (value < 70 ? 2000 : 1900) : value;
    this.#filled |= 1 << field;
    return true;
  }

  /** Up to nine digits, cut to milliseconds. */
  #readFraction(): boolean {
    const start = this.#at;
    let scale = 100;
    for (
      let code = this.#text.charCodeAt(this.#at);
      isDigit(code);
      code = this.#text.charCodeAt(++this.#at)
    ) {
      this.#millis += (code - sign.zero) * scale;
      scale = Math.floor(scale / 10);
    }
    this.#hasFraction = true;
    return this.#at > start && this.#at - start <= 9;
  }

  #readHalfDay(): boolean {
    const match = /^\s*([ap])\.?m\.?/i.exec(this.#text.slice(this.#at, this.#at + 8));
    if (match === null) return false;
    this.#afternoon = match[1]?.toLowerCase() === "p";
    this.#at += match[0].length;
    return true;
  }

  /** A space stands for several; `T` for a space as well; the point before a fraction for a comma. */
  #readSign(code: number): boolean {
    const found = this.#text.charCodeAt(this.#at);
    const fits =
      found === code ||
      (code === sign.T && (found === sign.t || found === sign.space)) ||
      (code === sign.point && found === sign.comma && this.#has(second));
    if (!fits) return false;
    this.#at++;
    if (found === sign.space) while (this.#text.charCodeAt(this.#at) === sign.space) this.#at++;
    return true;
  }
}
