import { forms } from "@itinera/core";
import { atRest, type Action } from "../action/action.ts";

const turn = (key: string, id: string, by: 1 | -1): Action => ({
  id,
  keys: [key],
  menu: "view",
  everywhere: true,
  can: atRest,
  perform: ({ page }) => page.turnForm(by),
});

/** The forms of the map, each by its name, and one after another by a key. */
export const formActions: readonly Action[] = [
  turn("v", "form-next", 1),
  turn("shift+v", "form-before", -1),
  ...forms.map((form): Action => ({
    id: `form-${form}`,
    keys: [],
    menu: "view",
    everywhere: true,
    can: atRest,
    perform: ({ page }) => page.showForm(form),
  })),
];
