import { readFileSync } from "node:fs";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import type { Sheet } from "./sheet.ts";

const program = readFileSync(new URL("./sheet.typ", import.meta.url), "utf8");

/** Compiles sheets to PDF with the given TrueType fonts alone. For one thread. */
export function pdfPrinter(fonts: readonly Buffer[]): (sheet: Sheet) => Uint8Array {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: [...fonts] }] });
  return (sheet) => {
    const made = compiler.compile({ mainFileContent: program, inputs: { sheet: JSON.stringify(sheet) } });
    const document = made.result;
    if (!document) throw new Error(`Typst: ${JSON.stringify(made.takeDiagnostics()?.shortDiagnostics)}`);
    const pdf = compiler.pdf(document, { pdfStandard: "ua-1" });
    compiler.evictCache(2);
    return pdf;
  };
}
