import type { Exporter } from "@itinera/export";

/** What makes files of maps; loaded with the first export, for most starts of the program see none. */
export interface Printing {
  load(): Promise<
    Pick<typeof import("@itinera/export"), "formOfMap" | "svgFile" | "textFile"> & {
      readonly exporter: Exporter;
    }
  >;
  close(): Promise<void>;
}

export function createPrinting(): Printing {
  let loading: ReturnType<Printing["load"]> | undefined;
  const load = async () => {
    const { createExporter, formOfMap, svgFile, textFile } = await import("@itinera/export");
    return { exporter: createExporter(), formOfMap, svgFile, textFile };
  };
  return {
    load: () => (loading ??= load()),
    async close() {
      const loaded = await loading;
      await loaded?.exporter.close();
    },
  };
}
