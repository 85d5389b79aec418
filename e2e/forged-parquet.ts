import { ByteWriter } from "hyparquet-writer";
import { writePageHeader } from "hyparquet-writer/src/datapage.js";
import { serializeTCompactProtocol } from "hyparquet-writer/src/thrift.js";

type Page = Parameters<typeof writePageHeader>[1];

interface Column {
  readonly name: string;
  readonly children?: number;
}

/** What a file says of itself; what is left out is true. */
interface Lies {
  /** Rows by the directory at the end of the file. */
  readonly rows?: bigint;
  /** Values by the page itself. */
  readonly values?: number;
  readonly encoding?: NonNullable<Page["data_page_header"]>["encoding"];
  /** Bytes of the page when it is unpacked. */
  readonly plainBytes?: number;
  readonly body?: Uint8Array;
  /** A page before it: one text to which the values can point. */
  readonly dictionary?: string;
  readonly codec?: keyof typeof codecs;
  readonly columns?: readonly Column[];
  readonly directoryBytes?: number;
}

/** By their numbers in the format. */
const codecs = { UNCOMPRESSED: 0, SNAPPY: 1, GZIP: 2, ZSTD: 6 } as const;
const byteArray = 6;
const required = 0;
const utf8 = 0;

const signature = 0x31524150;
const onePlainText = new Uint8Array([1, 0, 0, 0, 65]);

/** A Parquet file of one column and one row group, which may lie. */
export function forgedParquet({
  rows = 1n,
  values = Number(rows),
  encoding = "PLAIN",
  body = onePlainText,
  plainBytes = body.length,
  codec = "UNCOMPRESSED",
  columns = [{ name: "root", children: 1 }, { name: "event" }],
  directoryBytes,
  dictionary,
}: Lies = {}): Buffer {
  const writer = new ByteWriter();
  writer.appendUint32(signature);
  const start = writer.offset;
  if (dictionary !== undefined) {
    writePageHeader(writer, {
      type: "DICTIONARY_PAGE",
      uncompressed_page_size: 4 + dictionary.length,
      compressed_page_size: 4 + dictionary.length,
      dictionary_page_header: { num_values: 1, encoding: "PLAIN" },
    });
    writer.appendUint32(dictionary.length);
    writer.appendBytes(Buffer.from(dictionary));
  }
  const pages = writer.offset;
  writePageHeader(writer, {
    type: "DATA_PAGE",
    uncompressed_page_size: plainBytes,
    compressed_page_size: body.length,
    data_page_header: {
      num_values: values,
      encoding,
      definition_level_encoding: "RLE",
      repetition_level_encoding: "RLE",
    },
  });
  writer.appendBytes(body);
  const size = BigInt(writer.offset - start);
  const chunk = {
    field_1: byteArray,
    field_2: [0],
    field_3: ["event"],
    field_4: codecs[codec],
    field_5: rows,
    field_6: size,
    field_7: size,
    field_9: BigInt(pages),
    ...(pages !== start && { field_11: BigInt(start) }),
  };
  const directory = writer.offset;
  serializeTCompactProtocol(writer, {
    field_1: 2,
    field_2: columns.map(({ name, children }) =>
      children === undefined
        ? { field_1: byteArray, field_3: required, field_4: name, field_6: utf8 }
        : { field_4: name, field_5: children },
    ),
    field_3: rows,
    field_4: [{ field_1: [{ field_2: BigInt(start), field_3: chunk }], field_2: size, field_3: rows }],
  });
  writer.appendUint32(directoryBytes ?? writer.offset - directory);
  writer.appendUint32(signature);
  return Buffer.from(writer.getBytes());
}
