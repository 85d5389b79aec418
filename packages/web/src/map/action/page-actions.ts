import { atRest, hasChosen, placeIs, type Action } from "./action.ts";
import { zoomKeys } from "./zoom-keys.ts";

const canCopy: Action["can"] = (scene) => hasChosen(scene) || placeIs("card", "stage", "lane")(scene);

/** What concerns the whole map, or the page around it. */
export const pageActions: readonly Action[] = [
  {
    id: "copy",
    keys: ["mod+c"],
    menu: "clipboard",
    native: true,
    can: canCopy,
    perform: ({ page }) => page.clipboard("copy"),
  },
  {
    id: "cut",
    changes: true,
    keys: ["mod+x"],
    menu: "clipboard",
    native: true,
    can: canCopy,
    perform: ({ page }) => page.clipboard("cut"),
  },
  {
    id: "paste",
    changes: true,
    keys: ["mod+v"],
    menu: "clipboard",
    native: true,
    can: atRest,
    perform: ({ page }) => page.clipboard("paste"),
  },
  {
    id: "undo",
    changes: true,
    keys: ["mod+z"],
    menu: "view",
    everywhere: true,
    can: atRest,
    perform: ({ page }) => page.undo(),
  },
  {
    id: "redo",
    changes: true,
    keys: ["mod+shift+z", "mod+y"],
    menu: "view",
    everywhere: true,
    can: atRest,
    perform: ({ page }) => page.redo(),
  },
  {
    id: "palette",
    keys: ["mod+k"],
    menu: "view",
    everywhere: true,
    can: atRest,
    perform: ({ page }) => page.showPalette(),
  },
  {
    id: "find",
    keys: ["mod+f"],
    menu: "view",
    everywhere: true,
    can: atRest,
    perform: ({ page }) => page.find("find"),
  },
  {
    id: "replace",
    changes: true,
    keys: ["mod+h"],
    menu: "view",
    everywhere: true,
    can: atRest,
    perform: ({ page }) => page.find("replace"),
  },
  {
    id: "zoom-in",
    keys: zoomKeys.in,
    menu: "view",
    everywhere: true,
    can: atRest,
    perform: ({ page }) => page.zoom("in"),
  },
  {
    id: "zoom-out",
    keys: zoomKeys.out,
    menu: "view",
    everywhere: true,
    can: atRest,
    perform: ({ page }) => page.zoom("out"),
  },
  {
    id: "zoom-real",
    keys: zoomKeys.real,
    menu: "view",
    everywhere: true,
    can: atRest,
    perform: ({ page }) => page.zoom("real"),
  },
  {
    id: "fit",
    keys: zoomKeys.fit,
    menu: "view",
    everywhere: true,
    can: atRest,
    perform: ({ page }) => page.zoom("fit"),
  },
  {
    id: "only-persona",
    keys: ["shift+p"],
    menu: "view",
    everywhere: true,
    can: (scene) => atRest(scene) && scene.map.personas.length > 0,
    perform: ({ editor, map: { personas }, page }) => {
      // Behind the last one come all.
      const next = personas[personas.findIndex((one) => one.id === page.onlyPersona()) + 1];
      page.showOnly(next?.id);
      editor.tell({ kind: "only", persona: next?.name });
    },
  },
  {
    id: "share",
    keys: ["shift+i"],
    menu: "view",
    everywhere: true,
    can: (scene) => atRest(scene) && scene.page.mayShare(),
    perform: ({ page }) => page.share(),
  },
  {
    id: "help",
    keys: ["?"],
    menu: "view",
    everywhere: true,
    can: atRest,
    perform: ({ page }) => page.showShortcuts(),
  },
];
