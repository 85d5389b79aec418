/**
 * Whether a PNG or a JPEG holds nothing but its picture: no words about camera and place, no other file
 * behind its end or between its parts. Such a file may be kept byte for byte when a map file brings it back.
 */
export function isCleanPicture(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  try {
    return bytes[0] === 0x89 ? isCleanPng(view) : bytes[0] === 0xff && isCleanJpeg(view);
  } catch (error) {
    // Cut off in the middle.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const pngChunks = new Set(["IHDR", "PLTE", "tRNS", "IDAT", "IEND", "pHYs", "gAMA", "sRGB", "bKGD", "sBIT"]);

/** Signature, then chunks: length, name, data, check sum. */
function isCleanPng(view: DataView): boolean {
  for (let at = 8; at < view.byteLength;) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...[4, 5, 6, 7].map((sign) => view.getUint8(at + sign)));
    if (!pngChunks.has(name)) return false;
    at += 12 + length;
    if (name === "IEND") return at === view.byteLength && length === 0;
    // The small ones have a size of their own, too short for a hidden text.
    if (length > 768 && name !== "IDAT") return false;
  }
  return false;
}

const startOfScan = 0xda;
const endOfImage = 0xd9;

/** Tables, frames, restart interval; of application segments only JFIF's own. */
const isJpegPart = (marker: number, length: number) =>
  marker === 0xdb ||
  marker === 0xdd ||
  (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) ||
  (marker === 0xe0 && length === 16);

function isCleanJpeg(view: DataView): boolean {
  if (view.getUint16(0) !== 0xffd8) return false;
  for (let at = 2; ;) {
    if (view.getUint8(at) !== 0xff) return false;
    const marker = view.getUint8(at + 1);
    if (marker === endOfImage) return at + 2 === view.byteLength;
    const length = view.getUint16(at + 2);
    if (marker !== startOfScan && !isJpegPart(marker, length)) return false;
    at += 2 + length;
    if (marker === startOfScan) at = endOfScan(view, at);
  }
}

/** Where the coded picture stops: at a marker that is neither an escaped 0xFF nor a restart. */
function endOfScan(view: DataView, from: number): number {
  for (let at = from; ; at++) {
    if (view.getUint8(at) !== 0xff) continue;
    const next = view.getUint8(at + 1);
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
}
