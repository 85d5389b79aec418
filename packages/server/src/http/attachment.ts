/**
 * Content-Disposition for a download. Nothing of the name can end the header, no half of a surrogate pair
 * can break its encoding, and no direction mark can make a file look like one of another kind.
 */
export function attachment(fileName: string): string {
  const name = fileName
    .toWellFormed()
    .replaceAll(/[\\/:*?"<>|\p{Cc}\p{Bidi_Control}]+/gu, " ")
    .trim();
  // RFC 8187 leaves fewer signs as they are than encodeURIComponent does.
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename*=UTF-8''${encoded}`;
}
