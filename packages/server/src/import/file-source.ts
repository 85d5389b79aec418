/** A file that somebody gave us. `open` starts from its beginning every time; the bytes are as they came. */
export interface FileSource {
  readonly fileName: string;
  /** Of the whole file. */
  readonly bytes: number;
  /** `open` gives only the beginning of the file: enough for a preview of most formats. */
  readonly headOnly?: boolean;
  open(): AsyncIterable<Uint8Array>;
}
