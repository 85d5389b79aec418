declare module "subset-font" {
  export interface SubsetOptions {
    readonly targetFormat?: "truetype" | "woff2";
    readonly keepFeatures?: string[];
    readonly noHinting?: boolean;
    readonly preserveNameIds?: number[];
  }
  export default function subsetFont(font: Buffer, text: string, options?: SubsetOptions): Promise<Buffer>;
}
