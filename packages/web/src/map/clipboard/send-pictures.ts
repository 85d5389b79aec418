import { linkSchema, mostAttachments, type Attachment, type MapId, type PastedTable } from "@itinera/core";
import { client } from "../../api/client.ts";
import type { CellPictures } from "./clipping.ts";

/** The bytes of a data: address; undefined for all others. */
function bytesOfDataUrl(url: string): Blob | undefined {
  const found = /^data:(image\/[a-z0-9.+-]+);base64,([A-Za-z0-9+/=\s]+)$/i.exec(url);
  if (!found) return undefined;
  const [, type = "", base64 = ""] = found;
  try {
    return new Blob([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], { type });
  } catch {
    return undefined;
  }
}

async function attachmentOf(map: MapId, url: string): Promise<Attachment | undefined> {
  const bytes = bytesOfDataUrl(url);
  if (bytes) return client.sendAsset(map, "picture", bytes);
  // Pictures of other sites are not copied behind their back.
  return linkSchema.safeParse(url).success ? { kind: "link", url } : undefined;
}

/** The table with its pictures on the server; `lost`: those that the clipboard only named. */
export async function withSentPictures(
  map: MapId,
  table: PastedTable,
  pictures: readonly CellPictures[],
): Promise<{ readonly table: PastedTable; readonly lost: number }> {
  if (pictures.length === 0) return { table, lost: 0 };
  let lost = 0;
  const sent = new Map<string, readonly Attachment[]>();
  for (const { row, column, pictures: urls } of pictures) {
    const all = await Promise.all(urls.map((url) => attachmentOf(map, url).catch(() => undefined)));
    lost += all.filter((one) => one === undefined).length;
    sent.set(
      `${row} ${column}`,
      all.flatMap((one) => one ?? []),
    );
  }
  const cells = table.cells.map((cell) => ({
    ...cell,
    attachments: (sent.get(`${cell.row} ${cell.column}`) ?? []).slice(0, mostAttachments),
  }));
  return { table: { ...table, cells }, lost };
}
