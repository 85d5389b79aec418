import { readFileSync } from "node:fs";
import { NodeCompiler, type NodeTypstDocument } from "@myriaddreamin/typst-ts-node-compiler";
import type { TextPage } from "../text/text-page.ts";
import type { FormSheet } from "./form-sheet.ts";
import type { Sheet } from "./sheet.ts";

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

type PdfPrinter = <Name extends keyof Programs>(name: Name, data: Programs[Name]) => Uint8Array;

/** Compiles to PDF with the given TrueType fonts alone. For one thread. */
export function pdfPrinter(fonts: readonly Buffer[]): PdfPrinter {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: [...fonts] }] });
  return (name, data) => {
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
