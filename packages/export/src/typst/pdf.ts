import type { FileAssets } from "@itinera/core";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { NodeCompiler, type NodeTypstDocument } from "@myriaddreamin/typst-ts-node-compiler";
import type { TextPage } from "../text/text-page.ts";
import type { FormSheet } from "./form-sheet.ts";
import type { Sheet } from "./sheet.ts";

/** A folder that does not exist: a program reads what is given to it, and no file of the machine. */
const workspace = "/itinera-pages";

const program = (name: string) => readFileSync(new URL(`./${name}.typ`, import.meta.url), "utf8");

/** What each program prints. */
interface Programs {
  readonly sheet: Sheet;
  readonly form: FormSheet;
  readonly text: TextPage;
}
const programs: Readonly<Record<keyof Programs, string>> = {
  sheet: program("sheet"),
  form: program("form"),
  text: program("text"),
};

/** `pictures`: data URLs of what the data calls by the names of assets. */
type PdfPrinter = <Name extends keyof Programs>(
  name: Name,
  data: Programs[Name],
  pictures?: FileAssets,
) => Uint8Array;

/** Compiles to PDF with the given TrueType fonts alone. For one thread. */
export function pdfPrinter(fonts: readonly Buffer[]): PdfPrinter {
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: [...fonts] }] });
  return (name, data, pictures = {}) => {
    compiler.resetShadow();
    for (const [asset, url] of Object.entries(pictures))
      compiler.mapShadow(join(workspace, asset), Buffer.from(url.slice(url.indexOf(",") + 1), "base64"));
    const inputs = { sheet: JSON.stringify(data) };
    const made = compiler.compile({ mainFileContent: programs[name], inputs });
    const document = made.result;
    if (!document) throw new Error(`Typst: ${JSON.stringify(made.takeDiagnostics()?.shortDiagnostics)}`);
    try {
      return accessiblePdf(compiler, document);
    } finally {
      compiler.evictCache(2);
    }
  };
}

/** PDF/UA-1; the same file without the promise where a rare picture has no glyph, which UA forbids. */
function accessiblePdf(compiler: NodeCompiler, document: NodeTypstDocument): Uint8Array {
  try {
    return compiler.pdf(document, { pdfStandard: "ua-1" });
  } catch {
    return compiler.pdf(document);
  }
}
