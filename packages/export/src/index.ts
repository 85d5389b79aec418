export { createExporter, type Exported, type Exporter } from "./exporter.ts";
export { pageOfMap, type MapToExport } from "./page-of-map.ts";
export { formOfMap } from "./form-of-map.ts";
export { textFile } from "./text-file.ts";
export type { TextPage } from "./text/text-page.ts";
export { papers, type Paper } from "./paper.ts";
export type { PngRefusal } from "./png.ts";
export { svgFile } from "./svg-file.ts";
