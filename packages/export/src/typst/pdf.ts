import { readFileSync } from "node:fs";
import { NodeCompiler, type NodeTypstDocument } from "@myriaddreamin/typst-ts-node-compiler";
import type { Sheet } from "./sheet.ts";

const program = readFileSync(new URL("./sheet.typ", import.meta.url), "utf8");

/** Compiles sheets to PDF with the given TrueType fonts alone. For one thread. */
export function pdfPrinter(fonts: readonly Buffer[]): (sheet: Sheet) => Uint8Array {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: [...fonts] }] });
  return (sheet) => {
    const made = compiler.compile({ mainFileContent: program, inputs: { sheet: JSON.stringify(sheet) } });
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
