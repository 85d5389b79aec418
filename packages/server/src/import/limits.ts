/** Bounds of what a file may ask of us; a passed bound is named in the refusal. */
export const limits = {
  /** Plain bytes that preview and guesses see. */
  headBytes: 256 * 1024,
  /** Rows on which guesses are made; so many of those that are refused are kept beside them. */
  sampleRows: 5_000,
  /** Plain bytes within which the first row stands. Longer preambles are none. */
  preambleBytes: 4 * 1024 * 1024,
  /** Signs of one row of CSV or JSONL, or of XML between two tags. */
  rowChars: 1_000_000,
  /** Columns of a table, kinds of attributes of a log. */
  columns: 2_000,
  /** Elements within elements; XES itself needs five. */
  xmlDepth: 64,
  /** Objects within objects that become columns of their own; deeper ones stay JSON text. */
  jsonDepth: 8,
  /** A compressed file may unpack to this many times its size, once it is beyond `freeBytes`. */
  ratio: 400,
  freeBytes: 64 * 1024 * 1024,
  /**
   * What a file says once and means for many rows (attributes of a trace, texts of a dictionary) may make so many times
   * its size of it, once beyond `copiedChars`.
   */
  copies: 400,
  copiedChars: 16 * 1024 * 1024,
  /** What is read of Parquet in one piece: what a row group has of a column, and its pages, unpacked. */
  chunkBytes: 64 * 1024 * 1024,
  pageBytes: 64 * 1024 * 1024,
  pageValues: 2_000_000,
  /** What a compressed file may unpack to at all: 200 GB. */
  plainBytes: 200 * 1024 ** 3,
  /** Signs kept of a refused row. */
  rawChars: 2_000,
  /** Refused rows kept for download; the others are counted. */
  refusedRows: 100_000,
} as const;
