import type { Sharp } from "sharp";
import { isCleanPicture } from "./clean-picture.ts";

/** On the longer side, in pixels: sharp on every screen, and in print on A3. */
const longestSide = 4_096;

/** A small file can unpack to far more than the memory of the machine. */
const mostPixels = 80_000_000;

/** A drawing can ask for hours of work; in seconds. */
const patience = 15;

/** A drawing's own units are 72 to an inch; twice as many pixels are sharp on every screen. */
const drawingUnits = 72;
const sharpness = 2;

interface Picture {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mime: "image/png" | "image/jpeg";
  readonly width: number;
  readonly height: number;
}

export type PictureReading =
  | { readonly kind: "picture"; readonly picture: Picture }
  | { readonly kind: "refused"; readonly reason: "damaged" | "too-many-pixels" };

/** One at a time: each may hold a few hundred megabytes while it works. */
let turn: Promise<unknown> = Promise.resolve();

function inTurn<T>(act: () => Promise<T>): Promise<T> {
  const mine = turn.then(act);
  turn = mine.catch(() => undefined);
  return mine;
}

/**
 * Draws a picture anew, as PNG or JPEG: upright, no larger than needed, the first frame of several, and
 * without anything that is not picture. `keep`: one that is so already stays as it is, byte for byte.
 */
export const readPicture = (bytes: Uint8Array, { keep = false } = {}): Promise<PictureReading> =>
  inTurn(() => read(bytes, keep));

async function read(bytes: Uint8Array, keep: boolean): Promise<PictureReading> {
  // Loaded with the first picture, for most starts of the program see none.
  const { default: sharp } = await import("sharp");
  sharp.cache(false);
  try {
    const seen = await sharp(bytes, { limitInputPixels: false, density: drawingUnits }).metadata();
    const { width, height, format, hasAlpha } = seen;
    if (width * height > mostPixels) return { kind: "refused", reason: "too-many-pixels" };
    const density = Math.max(1, drawingUnits * Math.min(sharpness, longestSide / Math.max(width, height)));
    const image = () => sharp(bytes, { limitInputPixels: mostPixels, failOn: "error", density });
    const stays = keep && isCleanPicture(bytes) && Math.max(width, height) <= longestSide;
    if (stays && (format === "png" || format === "jpeg")) {
      // Reads all of it: what is damaged somewhere is refused.
      await image().stats();
      const mime = `image/${format}` as const;
      return { kind: "picture", picture: { bytes: Uint8Array.from(bytes), mime, width, height } };
    }
    const drawn = image()
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: "inside", withoutEnlargement: true })
      .toColourspace("srgb")
      .timeout({ seconds: patience });
    const isLossless = hasAlpha || format === "png" || format === "gif" || format === "svg";
    return { kind: "picture", picture: await encoded(drawn, isLossless) };
  } catch {
    // Sharp says in many words that the bytes are no picture.
    return { kind: "refused", reason: "damaged" };
  }
}

async function encoded(drawn: Sharp, isLossless: boolean): Promise<Picture> {
  const target = isLossless ? drawn.png({ compressionLevel: 9 }) : drawn.jpeg({ quality: 86, mozjpeg: true });
  const { data, info } = await target.toBuffer({ resolveWithObject: true });
  return {
    bytes: Uint8Array.from(data),
    mime: isLossless ? "image/png" : "image/jpeg",
    width: info.width,
    height: info.height,
  };
}
