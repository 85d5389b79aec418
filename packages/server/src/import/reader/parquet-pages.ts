import type { AsyncBuffer, FileMetaData, PageHeader } from "hyparquet";
import { parquetHeader } from "hyparquet/src/column.js";
import { FileRefused } from "../file-refused.ts";
import { limits } from "../limits.ts";
import { damaged } from "./parquet-directory.ts";

/** Far more than a header takes, its statistics included. */
const windowBytes = 256 * 1024;
const longestHeader = 64 * 1024;

function checkPage({
  type,
  uncompressed_page_size: plainBytes,
  compressed_page_size: bytes,
  data_page_header: first,
  data_page_header_v2: second,
  dictionary_page_header: dictionary,
}: PageHeader): void {
  const values = (first ?? second ?? dictionary)?.num_values;
  if (values === undefined || values < 0 || bytes < 0 || plainBytes < 0)
    throw damaged(`a page of type ${type} without its sizes`);
  if (values > limits.pageValues) throw new FileRefused("bomb", { limit: limits.pageValues });
  if (plainBytes > limits.pageBytes) throw new FileRefused("bomb", { limit: limits.pageBytes });
}

/** Headers of pages that stand one behind the other from `start` to `end`. */
async function* headersOf(file: AsyncBuffer, start: number, end: number): AsyncGenerator<PageHeader> {
  let view = new DataView(new ArrayBuffer(0));
  let viewStart = start;
  // One byte at the end is none: so has whoever reads the pages.
  for (let at = start; at < end - 1;) {
    const ahead = Math.min(longestHeader, end - at);
    if (at < viewStart || at + ahead > viewStart + view.byteLength) {
      view = new DataView(await file.slice(at, Math.min(end, at + windowBytes)));
      viewStart = at;
    }
    const reader = { view, offset: at - viewStart };
    const header = parquetHeader(reader);
    yield header;
    at = viewStart + reader.offset + header.compressed_page_size;
  }
}

/**
 * Looks at what every page says of itself before any is decoded: room is made for as many values and bytes as a page
 * says that it holds.
 */
export async function checkPages(file: AsyncBuffer, { row_groups }: FileMetaData): Promise<void> {
  for (const { columns } of row_groups)
    for (const { meta_data: chunk } of columns) {
      if (!chunk) throw damaged("a column without its directory");
      // Some write 0 for none.
      const start = Number(chunk.dictionary_page_offset || chunk.data_page_offset);
      const end = start + Number(chunk.total_compressed_size);
      if (!(start >= 0 && end >= start && end <= file.byteLength))
        throw damaged("a column outside of the file");
      for await (const header of headersOf(file, start, end)) checkPage(header);
    }
}
