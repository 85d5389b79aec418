/** What JSONata says of an expression. */
export type Verdict =
  | { readonly kind: "ok" }
  /** `position` counts UTF-16 units, from the beginning to behind what is wrong. */
  | { readonly kind: "wrong"; readonly message: string; readonly position: number };

export type ToMapper =
  | { readonly kind: "check"; readonly expression: string }
  /** Each payload is JSON: `{ body, headers }`. */
  | { readonly kind: "map"; readonly expression: string; readonly payloads: readonly string[] };

/** One for a check, one for each payload, in their order. */
export type MapperAnswer =
  | { readonly kind: "ready" }
  | { readonly kind: "checked"; readonly verdict: Verdict }
  /** Without a text, the expression gave nothing. */
  | { readonly kind: "mapped"; readonly text?: string }
  | { readonly kind: "failed" };

export interface FromMapper {
  readonly answer: MapperAnswer;
  /** Time of a core that the process has used, in milliseconds. */
  readonly used: number;
}
