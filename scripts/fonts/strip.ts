import subsetFont from "subset-font";
import { charset, lookalikes } from "./charset.ts";
import { cmapTable, nameTable, readTables, writeTables } from "./sfnt.ts";
import { shaperOf } from "./shaper.ts";
import type { Face } from "./faces.ts";

/**
 * Widths must add up from single characters and pairs, so no feature that looks further survives
 * (`calt`, `liga`, `clig`, `ccmp`, `locl`); resvg ignores `font-feature-settings`, so the features
 * that the look asks for are baked into the character map instead.
 */
const kept = ["kern", "mark", "mkmk"];

/** The characters of the set that `file` can show, each with the glyph that `bake` gives it. */
function glyphsOf(file: Uint8Array, bake: readonly string[]): ReadonlyMap<number, number> {
  const shaper = shaperOf(file);
  const covered = new Set(shaper.face.collectUnicodes());
  const glyphs = new Map<number, number>();
  for (const char of new Set(charset)) {
    const shown = [char, lookalikes[char], lookalikes[lookalikes[char] ?? ""]].find(
      (one) => one !== undefined && covered.has(one.codePointAt(0) ?? 0),
    );
    if (shown === undefined) continue;
    // Digits of one width would bring hyphens and spaces of one width with them.
    const features = bake.filter((feature) => feature !== "tnum" || /\d/.test(char));
    const [glyph] = shaper.shape(shown, "Latn", features);
    if (glyph) glyphs.set(char.codePointAt(0) ?? 0, glyph.id);
  }
  return glyphs;
}

/** Renamed, because a changed font may not carry a reserved name (OFL 1.1, clause 3). */
function namesOf(face: Face): Record<number, string> {
  const postScript = `${face.family.replaceAll(" ", "")}-${face.style.replaceAll(" ", "")}`;
  return {
    0: face.copyright,
    1: face.style === "Regular" ? face.family : `${face.family} ${face.style}`,
    2: "Regular",
    3: `${postScript};Itinera`,
    4: `${face.family} ${face.style}`,
    6: postScript,
    13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
    14: "https://openfontlicense.org",
    16: face.family,
    17: face.style,
  };
}

/** One file for screen and exports: only our characters, only pairwise features, our name. */
export async function stripFont(
  face: Face,
  file: Uint8Array,
): Promise<{ ttf: Uint8Array; woff2: Uint8Array }> {
  const glyphs = glyphsOf(file, face.bake);
  const tables = new Map(readTables(file));
  tables.set("cmap", cmapTable(glyphs));
  tables.set("name", nameTable(namesOf(face)));
  const cut = (targetFormat: "truetype" | "woff2") =>
    subsetFont(Buffer.from(writeTables(tables)), String.fromCodePoint(...glyphs.keys()), {
      targetFormat,
      keepFeatures: kept,
      noHinting: true,
      preserveNameIds: [13, 14, 16, 17],
    });
  return { ttf: await cut("truetype"), woff2: await cut("woff2") };
}
