import { FileRefused } from "../file-refused.ts";
import { limits } from "../limits.ts";
import { createColumnList } from "./column-list.ts";
import type { RawBatch } from "./raw-batch.ts";

type Attributes = Readonly<Partial<Record<string, string>>>;

/**
 * Events of a log. Attributes of the event are columns by their key, those of its trace by `case:` and
 * their key, so that the name of the trace is `case:concept:name`. Attributes of attributes, lists, globals,
 * classifiers and extensions are left out. XES has the attributes of a trace before its events.
 */
export class EventCollector {
  readonly columns = createColumnList();
  /** Something was understood since this was last set to false. */
  moved = false;
  /** The last thing seen is the opening tag of an event. */
  atEventStart = false;
  #depth = 0;
  /** Depth of the open trace and event; 0: none is open. */
  #trace = 0;
  #event = 0;
  #template: string[] = [];
  #values: string[] = [];
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
      if (this.#depth === this.#event + 1) this.#put(this.#values, attributes.key, attributes.value);
    } else if (name === "event") {
      this.#event = this.#depth;
      this.#values = this.#template.slice();
      this.atEventStart = true;
    } else if (this.#trace > 0) {
      if (this.#depth === this.#trace + 1) this.#putOfTrace(attributes);
    } else if (name === "trace") {
      this.#trace = this.#depth;
      this.#template = [];
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
    this.#put(this.#values, key, value);
  }

  #putOfTrace({ key, value }: Attributes): void {
    this.#put(this.#template, key === undefined ? undefined : `case:${key}`, value);
  }

  #put(values: string[], key: string | undefined, value: string | undefined): void {
    if (key === undefined || value === undefined) return;
    const place = this.columns.place(key);
    while (values.length < place) values.push("");
    values[place] = value;
  }

  take(): RawBatch {
    const batch = { columns: this.columns.names, rows: this.#rows, places: this.#places, refused: [] };
    this.#rows = [];
    this.#places = [];
    return batch;
  }
}
