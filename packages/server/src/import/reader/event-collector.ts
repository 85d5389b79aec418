import { FileRefused } from "../file-refused.ts";
import { limits } from "../limits.ts";
import { createColumnList } from "./column-list.ts";
import type { RawBatch } from "./raw-batch.ts";

type Attributes = Readonly<Partial<Record<string, string>>>;

/** Signs of a row with one value more. */
function enlarged(chars: number, value: string): number {
  const all = chars + value.length;
  if (all > limits.rowChars) throw new FileRefused("too-long", { limit: limits.rowChars });
  return all;
}

/**
 * Events of a log. Attributes of the event are columns by their key, those of its trace by `case:` and
 * their key, so that the name of the trace is `case:concept:name`. Attributes of attributes, lists, globals,
 * classifiers and extensions are left out. XES has the attributes of a trace before its events.
 */
export class EventCollector {
  readonly columns = createColumnList();
  /** Something was understood since this was last set to false. */
  moved = false;
  /** Signs of traces that the events to be taken have taken over: a file can make much of little. */
  copiedChars = 0;
  /** The last thing seen is the opening tag of an event. */
  atEventStart = false;
  #depth = 0;
  /** Depth of the open trace and event; 0: none is open. */
  #trace = 0;
  #event = 0;
  #template: string[] = [];
  #values: string[] = [];
  /** Signs in them. */
  #templateChars = 0;
  #chars = 0;
  #rows: string[][] = [];
  #places: number[] = [];
  #read = 0;

  open(name: string, attributes: Attributes): void {
    this.moved = true;
    this.atEventStart = false;
    this.#depth++;
    if (this.#depth === 1 && name !== "log") throw new FileRefused("unknown-format");
    if (this.#depth > limits.xmlDepth) throw new FileRefused("too-deep", { limit: limits.xmlDepth });
    if (this.#event > 0) {
      if (this.#depth === this.#event + 1 && attributes.key !== undefined && attributes.value !== undefined)
        this.put(attributes.key, attributes.value);
    } else if (name === "event") {
      this.#event = this.#depth;
      this.#values = this.#template.slice();
      this.#chars = this.#templateChars;
      this.copiedChars += this.#templateChars;
      this.atEventStart = true;
    } else if (this.#trace > 0) {
      if (this.#depth === this.#trace + 1) this.#putOfTrace(attributes);
    } else if (name === "trace") {
      this.#trace = this.#depth;
      this.#template = [];
      this.#templateChars = 0;
    }
  }

  close(): void {
    this.moved = true;
    this.atEventStart = false;
    if (this.#depth === this.#event) {
      this.#event = 0;
      this.#rows.push(this.#values);
      this.#places.push(++this.#read);
    } else if (this.#depth === this.#trace) this.#trace = 0;
    this.#depth--;
  }

  /** An attribute of the open event. */
  put(key: string, value: string): void {
    this.#chars = enlarged(this.#chars, value);
    this.#put(this.#values, key, value);
  }

  #putOfTrace({ key, value }: Attributes): void {
    if (key === undefined || value === undefined) return;
    this.#templateChars = enlarged(this.#templateChars, value);
    this.#put(this.#template, `case:${key}`, value);
  }

  #put(values: string[], key: string, value: string): void {
    const place = this.columns.place(key);
    while (values.length < place) values.push("");
    values[place] = value;
  }

  take(): RawBatch {
    const batch = { columns: this.columns.names, rows: this.#rows, places: this.#places, refused: [] };
    this.#rows = [];
    this.#places = [];
    this.copiedChars = 0;
    return batch;
  }
}
