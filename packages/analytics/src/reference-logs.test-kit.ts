import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { LooseRow } from "./analytics.test-kit.ts";

/** Just enough reading for the reference logs; the product's importers are elsewhere. */
export interface ReferenceLogs {
  csv(file: string, separator: string): readonly Readonly<Record<string, string>>[];
  xes(file: string): readonly LooseRow[];
}

export const logsFolder = process.env["ITINERA_LOGS"];

export function referenceLogs(folder: string): ReferenceLogs {
  const text = (file: string): string => {
    const bytes = readFileSync(join(folder, file));
    return (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  };
  return {
    csv(file, separator) {
      const [head = "", ...lines] = text(file).trimEnd().split(/\r?\n/);
      const columns = head.split(separator);
      return lines.map((line) =>
        Object.fromEntries(line.split(separator).map((value, at) => [columns[at] ?? "", value])),
      );
    },
    xes(file) {
      const traces = text(file).split("<trace>").slice(1);
      return traces.flatMap((trace) => {
        const [head = "", ...events] = trace.split("<event>");
        const name = valueOf(head, "concept:name");
        return events.map((event) => ({
          case: name,
          name: valueOf(event, "concept:name"),
          time: Date.parse(valueOf(event, "time:timestamp")),
        }));
      });
    },
  };
}

function valueOf(xml: string, key: string): string {
  const value = new RegExp(`key="${key}" value="([^"]*)"`).exec(xml)?.[1];
  if (value === undefined) throw new Error(`No ${key} in ${xml}`);
  return value;
}
