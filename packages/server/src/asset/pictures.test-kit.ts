import sharp from "sharp";

/** A picture with something in it to tell its sides apart: red at the left, blue at the right. */
const halves = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#c00000" } }).composite([
    {
      input: { create: { width: Math.floor(width / 2), height, channels: 3, background: "#0000c0" } },
      left: Math.ceil(width / 2),
      top: 0,
    },
  ]);

export const pictureOf = {
  png: (width: number, height: number) => halves(width, height).png().toBuffer(),
  jpeg: (width: number, height: number) => halves(width, height).jpeg().toBuffer(),
  webp: (width: number, height: number) => halves(width, height).webp({ lossless: true }).toBuffer(),
  gif: (width: number, height: number) => halves(width, height).gif().toBuffer(),
  avif: (width: number, height: number) => halves(width, height).avif({ effort: 0 }).toBuffer(),
  /** Lies on its side, and tells where it was taken. */
  fromPhone: (width: number, height: number) =>
    halves(width, height)
      .withExif({ IFD0: { Artist: "somebody" }, IFD3: { GPSLatitude: "52/1 13/1 0/1" } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer(),
} as const;

/** A PNG that says to be so large, in a few bytes. */
export async function pictureBomb(width: number, height: number): Promise<Buffer> {
  const png = await pictureOf.png(2, 2);
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  return withCheckSum(png);
}

function withCheckSum(png: Buffer): Buffer {
  let sum = 0xffffffff;
  for (const byte of png.subarray(12, 29)) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  png.writeUInt32BE((sum ^ 0xffffffff) >>> 0, 29);
  return png;
}
