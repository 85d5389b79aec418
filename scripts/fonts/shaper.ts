import * as hb from "harfbuzzjs";

interface Glyph {
  readonly id: number;
  /** Font units, kerning included. */
  readonly advance: number;
}

export interface Shaper {
  readonly face: hb.Face;
  readonly font: hb.Font;
  shape(text: string, script: "Latn" | "Cyrl", features?: readonly string[]): readonly Glyph[];
}

/** HarfBuzz over one font file: the judge of every width. */
export function shaperOf(file: Uint8Array): Shaper {
  const face = new hb.Face(new hb.Blob(file));
  const font = new hb.Font(face);
  return {
    face,
    font,
    shape(text, script, features = []) {
      const buffer = new hb.Buffer();
      buffer.addText(text);
      buffer.setDirection(hb.Direction.LTR);
      buffer.setScript(script);
      buffer.setLanguage("en");
      hb.shape(
        font,
        buffer,
        features.map((tag) => new hb.Feature(tag)),
      );
      const positions = buffer.getGlyphPositions();
      return buffer.getGlyphInfos().map(({ codepoint }, at) => ({
        id: codepoint,
        advance: positions[at]?.xAdvance ?? 0,
      }));
    },
  };
}
