/** A piece of SQL. What comes from outside is in it only as a bound value, never as text. */
export interface Sql {
  readonly texts: readonly string[];
  readonly parts: readonly (Sql | Bound)[];
}

/** A value that travels beside the query, as the ClickHouse type says. */
export interface Bound {
  readonly type: BoundType;
  readonly value: string | number | readonly string[] | readonly number[] | readonly (readonly number[])[];
}

type BoundType =
  | "String"
  | "Int64"
  | "UInt64"
  | "Float64"
  | "Array(String)"
  | "Array(Int64)"
  | "Array(UInt64)"
  | "Array(UInt8)"
  | "Array(UInt16)"
  | "Array(UInt32)"
  | "Array(Array(UInt16))";

/** Only literals of our own source can become SQL text: parts are pieces or bound values. */
export function sql(texts: TemplateStringsArray, ...parts: readonly (Sql | Bound)[]): Sql {
  return { texts, parts };
}

export function bound(type: BoundType, value: Bound["value"]): Bound {
  return { type, value };
}

export const string = (value: string): Bound => bound("String", value);

/** A whole number, e.g. milliseconds since 1970. */
export const integer = (value: number): Bound => bound("Int64", value);

/** A number of our own making (a place, a column's number) as SQL text: shorter than binding it. */
export function literal(value: number): Sql {
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not a whole number: ${value}`);
  return { texts: [String(value)], parts: [] };
}

export const nothing: Sql = { texts: [""], parts: [] };

export function join(pieces: readonly Sql[], separator: string): Sql {
  const between = pieces.slice(1).map(() => separator);
  return { texts: ["", ...between, ""].slice(0, pieces.length + 1), parts: pieces };
}

export interface Query {
  readonly query: string;
  readonly query_params: Record<string, Bound["value"]>;
}

/** ClickHouse takes no more fields than 1,000 with a request, and none of more than 128 KB. */
const mostParameters = 990;

/** What is asked holds more, or longer, values than one request can take. */
export class QuestionTooLarge extends Error {
  constructor() {
    super("The question holds more values than one request can take");
  }
}

/** The text with a placeholder for each bound value; equal values are sent once. Throws QuestionTooLarge. */
export function render(piece: Sql): Query {
  const names = new Map<string, string>();
  const params: Record<string, Bound["value"]> = {};
  const texts: string[] = [];
  const walk = ({ texts: own, parts }: Sql): void => {
    own.forEach((text, at) => {
      texts.push(text);
      const part = parts[at];
      if (part === undefined) return;
      if ("texts" in part) return walk(part);
      const same = `${part.type} ${JSON.stringify(part.value)}`;
      const name = names.get(same) ?? `p${names.size}`;
      names.set(same, name);
      params[name] = part.value;
      texts.push(`{${name}:${part.type}}`);
    });
  };
  walk(piece);
  if (names.size > mostParameters) throw new QuestionTooLarge();
  return { query: texts.join(""), query_params: params };
}
