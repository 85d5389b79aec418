import { SaxesParser } from "saxes";
import { textDecoding } from "../encoding.ts";
import { FileRefused } from "../file-refused.ts";
import { limits } from "../limits.ts";
import { EventCollector } from "./event-collector.ts";
import { rawObject, type RawBatch, type Reader, type ReaderInput } from "./raw-batch.ts";

/** Signs given to the XML parser at once: what one write can hold back is bounded by it. */
const pieceChars = 64 * 1024;

const eventTag = "<event>";
const plainAttribute =
  /\s*<(?:string|date|int|float|boolean|id) key="([^"&<\t\n\r]*)" value="([^"&<\t\n\r]*)" ?\/>/y;

const nextEvent = /\s*<\/event>\s*<event>/y;

/**
 * The short way for what logs are mostly made of: attributes without references and children, where the
 * XML parser stands behind the opening tag of an event. It does not see them; everything else goes through
 * it. Gives the place in the text up to which attributes were read.
 */
const readPlainAttributes = (text: string, start: number, collector: EventCollector): number => {
  let at = start;
  plainAttribute.lastIndex = at;
  for (let found = plainAttribute.exec(text); found !== null; found = plainAttribute.exec(text)) {
    collector.put(found[1] ?? "", found[2] ?? "");
    at = plainAttribute.lastIndex;
  }
  return at;
};

const countLines = (text: string): number => {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  return count;
};

async function* read({ bytes, cut, encoding }: ReaderInput): AsyncGenerator<RawBatch> {
  const decoding = textDecoding(encoding);
  const collector = new EventCollector();
  const parser = new SaxesParser({ position: false, xmlns: false });
  parser.on("doctype", () => {
    throw new FileRefused("doctype");
  });
  parser.on("opentag", (tag) => collector.open(tag.name, tag.attributes));
  parser.on("closetag", () => collector.close());
  parser.on("error", (error) => {
    throw new FileRefused("broken-file", { detail: error.message });
  });

  let still = 0;
  // Where the text that the parser has now began, in the chunk and in the parser's own count.
  let writtenAt = 0;
  let parsedBefore = 0;
  const write = (text: string, place: number): void => {
    for (let at = 0; at < text.length; at += pieceChars) {
      collector.moved = false;
      writtenAt = place + at;
      parsedBefore = parser.position;
      parser.write(text.slice(at, at + pieceChars));
      still = collector.moved ? 0 : still + Math.min(pieceChars, text.length - at);
      if (still > limits.rowChars) {
        throw new FileRefused("too-long", { limit: limits.rowChars });
      }
    }
  };
  let line = 1;
  const parse = (text: string, last = false): void => {
    let at = 0;
    try {
      for (let tag = text.indexOf(eventTag); tag >= 0; tag = text.indexOf(eventTag, at)) {
        write(text.slice(at, tag), at);
        // Alone, to be sure that it is a tag: within a comment these signs open nothing.
        collector.atEventStart = false;
        write(eventTag, tag);
        at = tag + eventTag.length;
        while (collector.atEventStart) {
          at = readPlainAttributes(text, at, collector);
          nextEvent.lastIndex = at;
          if (!nextEvent.test(text)) break;
          write("</event><event>", at);
          at = nextEvent.lastIndex;
        }
      }
      write(text.slice(at), at);
      if (last) parser.close();
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      const { kind: _, reason, ...details } = error.refusal;
      const reached = writtenAt + parser.position - parsedBefore;
      throw new FileRefused(reason, { ...details, at: line + countLines(text.slice(0, reached)) });
    }
    line += countLines(text);
  };

  for await (const chunk of bytes) {
    const text = decoding.write(chunk);
    parse(text);
    if (collector.copiedChars > Math.max(limits.copiedChars, text.length * limits.copies))
      throw new FileRefused("bomb", { limit: limits.copies });
    yield collector.take();
  }
  if (cut) return;
  parse(decoding.end(), true);
  yield collector.take();
}

export const xesReader: Reader = { read, raw: rawObject };
