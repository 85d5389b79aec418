import type { JourneyMap, Overlay, WorkspaceId } from "@itinera/core";
import type { Front, sharedPictureSchema } from "@itinera/protocol";
import type { FastifyReply } from "fastify";
import { createHash } from "node:crypto";
import type { z } from "zod";
import type { AssetShelf } from "../asset/assets.ts";
import { refuse } from "../http/refuse.ts";
import { pngThatFits } from "../png-that-fits.ts";
import type { Printing } from "../printing.ts";
import { createLately } from "./lately.ts";

export const pictureFormats = ["svg", "png", "pdf"] as const;
type PictureFormat = (typeof pictureFormats)[number];

const contentTypes = {
  svg: "image/svg+xml; charset=utf-8",
  png: "image/png",
  pdf: "application/pdf",
} as const satisfies Record<PictureFormat, string>;

/** However many pages show a picture, it is drawn once in this time, ms. */
const freshMs = 10_000;
/** A page elsewhere asks for its picture again after this time, s. */
const ageS = 30;

/** A drawing carries its fonts, pictures and style in itself, and nothing in it may run. */
const drawingPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; frame-ancestors 'none'";

interface PictureOf {
  readonly workspace: WorkspaceId;
  /** What is shown of it. */
  readonly map: JourneyMap;
  readonly overlay: Overlay;
  readonly date: Date;
  readonly front: Pick<Front, "name" | "timeZone">;
}

type Picture =
  | { readonly kind: "drawn"; readonly bytes: Buffer }
  /** Megapixels. */
  | { readonly kind: "too-large"; readonly megapixels: number; readonly most: number };

type DrawPicture = (
  of: PictureOf,
  format: PictureFormat,
  how: z.output<typeof sharedPictureSchema>,
) => Promise<Picture>;

/** Draws maps for pages elsewhere and for whoever takes one along. */
export function createSharedPictures(
  printing: Printing,
  assets: Pick<AssetShelf, "fileAssets">,
): DrawPicture {
  const lately = createLately<Picture>(freshMs);

  const draw: DrawPicture = async (
    { workspace, map, overlay, date, front },
    format,
    { lang = map.lang, theme, scale },
  ) => {
    const { exporter, formOfMap, svgFile } = await printing.load();
    const given = {
      map,
      overlay,
      lang,
      project: front.name,
      timeZone: front.timeZone,
      date,
      assets: await assets.fileAssets(workspace, map),
    };
    const page = await formOfMap("grid", given);
    if ("kind" in page) throw new Error("The grid is drawn, not written");
    if (format === "svg") return { kind: "drawn", bytes: Buffer.from(await svgFile(page, theme)) };
    const made =
      format === "png"
        ? await pngThatFits(exporter, page, { theme, scale })
        : await exporter.pdf(page, { theme });
    return made.kind === "exported"
      ? { kind: "drawn", bytes: Buffer.from(made.bytes) }
      : {
          kind: "too-large",
          megapixels: Math.round(made.pixels / 1e6),
          most: Math.round(made.most / 1e6),
        };
  };

  return (of, format, how) => lately(keyOf(of, format, how), () => draw(of, format, how));
}

/** Everything that is seen on it: what was shown a moment ago must not be handed out when it is hidden now. */
function keyOf(of: PictureOf, ...how: readonly unknown[]): string {
  const text = JSON.stringify([of, how], (_, value: unknown) => (value instanceof Map ? [...value] : value));
  return createHash("sha256").update(text).digest("base64");
}

export function sendPicture(reply: FastifyReply, format: PictureFormat, picture: Picture) {
  if (picture.kind === "too-large") {
    const { megapixels, most } = picture;
    return refuse(reply, 422, "export.too-large", { megapixels, most });
  }
  reply
    .type(contentTypes[format])
    .header("cache-control", `private, max-age=${ageS}`)
    // Pages elsewhere show it as a picture.
    .header("cross-origin-resource-policy", "cross-origin")
    .header("x-robots-tag", "noindex");
  if (format === "svg") reply.header("content-security-policy", drawingPolicy);
  return reply.send(picture.bytes);
}
