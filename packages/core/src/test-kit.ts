export { arbitraryEdit, arbitraryEdits } from "./edit/arbitrary-edit.test-kit.ts";
export {
  arbitraryBinding,
  arbitraryMap,
  arbitraryRichText,
  arbitraryText,
} from "./map/arbitrary-map.test-kit.ts";
export { dangling } from "./map/dangling.test-kit.ts";
export { naivePersons } from "./identity/naive-persons.test-kit.ts";
