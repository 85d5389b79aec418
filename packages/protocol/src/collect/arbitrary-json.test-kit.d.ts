import fc from "fast-check";
import type { JsonValue } from "./dialect.ts";
/** Names that mean something to one dialect or another, or to the language. */
export declare const tellingNames: readonly string[];
/** Any JSON, rich in what means something to a dialect. */
export declare const arbitraryJson: fc.Arbitrary<JsonValue>;
export declare const arbitraryObject: fc.Arbitrary<JsonValue>;
/** JSON of sizes and shapes that no client sends. */
export declare const extremeJson: readonly JsonValue[];
