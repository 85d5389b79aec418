/** A file that somebody gave us. `open` starts from its beginning every time; the bytes are as they came. */
export interface FileSource {
  readonly fileName: string;
  readonly bytes: number;
  open(): AsyncIterable<Uint8Array>;
}
