export { upgradeDoc, versionOf } from "./layout.ts";
export { createPlaceFinder, hasRoom, judge, rootPlace, type Place, type Written } from "./places.ts";
export { freshUpdateOf } from "./fresh-copy.ts";
export { createMapReader, readHead, readMap, type MapReader } from "./read-map.ts";
export { readReferences } from "./read-references.ts";
export { readText } from "./read-text.ts";
export { createUndo, type Undo } from "./undo.ts";
export { applyToDoc, docUpdateOf, newDocOf } from "./write-map.ts";
export { newText, rewriteText } from "./write-text.ts";
