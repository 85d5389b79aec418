import { SaxesParser } from "saxes";
import { textDecoding } from "../encoding.ts";
import { FileRefused } from "../file-refused.ts";
import { limits } from "../limits.ts";
import { createColumnList } from "./column-list.ts";
import { rawObject, type RawBatch, type Reader, type ReaderInput } from "./raw-batch.ts";

/** Signs given to the XML parser at once: what one write can hold back is bounded by it. */
const pieceChars = 64 * 1024;

/**
 * Events of a log. Attributes of the event are columns by their key, those of its trace by `case:` and
 * their key, so that the name of the trace is `case:concept:name`. Attributes of attributes, lists, globals,
 * classifiers and extensions are left out. XES has the attributes of a trace before its events.
 */
class EventCollector {
  readonly columns = createColumnList();
  /** Something was understood since this was last set to false. */
  moved = false;
  #depth = 0;
  /** Depth of the open trace and event; 0: none is open. */
  #trace = 0;
  #event = 0;
  #template: string[] = [];
  #values: string[] = [];
  #rows: string[][] = [];
  #places: number[] = [];
  #read = 0;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.moved = true;
    this.#depth++;
    if (this.#depth === 1 && name !== "log") throw new FileRefused("unknown-format");
    if (this.#depth > limits.xmlDepth)
      throw new FileRefused("too-deep", { at: this.#read + 1, limit: limits.xmlDepth });
    if (this.#event > 0) {
      if (this.#depth === this.#event + 1) this.#put(this.#values, "", attributes);
    } else if (name === "event") {
      this.#event = this.#depth;
      this.#values = this.#template.slice();
    } else if (this.#trace > 0) {
      if (this.#depth === this.#trace + 1) this.#put(this.#template, "case:", attributes);
    } else if (name === "trace") {
      this.#trace = this.#depth;
      this.#template = [];
    }
  }

  close(): void {
    this.moved = true;
    if (this.#depth === this.#event) {
      this.#event = 0;
      this.#rows.push(this.#values);
      this.#places.push(++this.#read);
    } else if (this.#depth === this.#trace) this.#trace = 0;
    this.#depth--;
  }

  #put(values: string[], prefix: string, { key, value }: Readonly<Record<string, string>>): void {
    if (key === undefined || value === undefined) return;
    const place = this.columns.place(prefix === "" ? key : prefix + key);
    while (values.length < place) values.push("");
    values[place] = value;
  }

  take(): RawBatch {
    const batch = { columns: this.columns.names, rows: this.#rows, places: this.#places, refused: [] };
    this.#rows = [];
    this.#places = [];
    return batch;
  }

  get eventsRead(): number {
    return this.#read;
  }
}

async function* read({ bytes, cut, encoding }: ReaderInput): AsyncGenerator<RawBatch> {
  const decoding = textDecoding(encoding);
  const collector = new EventCollector();
  const parser = new SaxesParser({ position: false });
  parser.on("doctype", () => {
    throw new FileRefused("doctype");
  });
  parser.on("opentag", (tag) => collector.open(tag.name, tag.attributes));
  parser.on("closetag", () => collector.close());
  parser.on("error", (error) => {
    throw new FileRefused("broken-file", { at: collector.eventsRead + 1, detail: error.message });
  });

  let still = 0;
  const parse = (text: string): void => {
    for (let at = 0; at < text.length; at += pieceChars) {
      collector.moved = false;
      parser.write(text.slice(at, at + pieceChars));
      still = collector.moved ? 0 : still + pieceChars;
      if (still > limits.rowChars) {
        throw new FileRefused("too-long", { at: collector.eventsRead + 1, limit: limits.rowChars });
      }
    }
  };

  for await (const chunk of bytes) {
    parse(decoding.write(chunk));
    yield collector.take();
  }
  if (cut) return;
  parse(decoding.end());
  parser.close();
  yield collector.take();
}

export const xesReader: Reader = { read, raw: rawObject };
