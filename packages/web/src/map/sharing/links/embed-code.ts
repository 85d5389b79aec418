import type { ShareLine } from "@itinera/protocol";
import { client } from "../../../api/client.ts";

const tokenOf = ({ path }: Pick<ShareLine, "path">): string => path.slice(path.lastIndexOf("/") + 1);

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/\s+/g, " ");

/** A frame that shows the map in a page of somebody, for the HTML of that page. */
export const embedCode = (origin: string, line: Pick<ShareLine, "path">, title: string): string =>
  `<iframe src="${origin}/embed/${tokenOf(line)}" title="${escaped(title)}" ` +
  `width="100%" height="640" style="border:0" loading="lazy"></iframe>`;

/** The address of the map as a picture that is drawn anew whenever it is asked for. */
export const pictureAddress = (
  origin: string,
  line: Pick<ShareLine, "path">,
  format: "png" | "svg",
): string => origin + client.sharedPicturePath(tokenOf(line), format);

/** Whether browsers keep it out of pages that come by TLS while it does not itself. */
export const isKeptOut = ({ embed }: Pick<ShareLine, "embed">, isSecure: boolean): boolean =>
  !isSecure && (embed ?? []).some((origin) => !origin.startsWith("http:"));
