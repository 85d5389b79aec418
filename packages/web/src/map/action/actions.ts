import { canDo, type Action, type ActionScene, type MenuPart } from "./action.ts";
import { chooseActions } from "./choose-actions.ts";
import { formActions } from "../form/form-actions.ts";
import { levelActions } from "../levels/level-actions.ts";
import { editActions } from "./edit-actions.ts";
import { pageActions } from "./page-actions.ts";
import { structureActions } from "./structure-actions.ts";
import { arrowActions } from "../structure/arrow-actions.ts";
import { columnActions } from "../structure/column-actions.ts";
import { laneActions } from "../structure/lane-actions.ts";
import { walkActions } from "./walk-actions.ts";

/** Everything that a person can do, in the order in which it is listed; no two of one key can be done at once. */
export const actions: readonly Action[] = [
  ...walkActions,
  ...editActions,
  ...structureActions,
  ...columnActions,
  ...laneActions,
  ...arrowActions,
  ...chooseActions,
  ...pageActions,
  ...formActions,
  ...levelActions,
];

/** What a key does now, if anything. */
export const actionFor = (key: string, scene: ActionScene): Action | undefined =>
  actions.find((one) => !one.native && one.keys.includes(key) && canDo(one, scene));

/** The action of that name; of several the one that can be done in the scene. */
export function actionNamed(id: string, scene?: ActionScene): Action {
  const same = actions.filter((one) => one.id === id);
  const found = (scene && same.find((one) => canDo(one, scene))) ?? same[0];
  if (!found) throw new Error(`No action is called ${id}`);
  return found;
}

const menuParts: readonly MenuPart[] = ["open", "clipboard", "structure", "choose", "remove", "view"];

/** What can be done now, part by part; parts without any are left out. */
export const possible = (scene: ActionScene): readonly (readonly [MenuPart, readonly Action[]])[] =>
  menuParts
    .map((part) => [part, actions.filter((one) => one.menu === part && canDo(one, scene))] as const)
    .filter(([, list]) => list.length > 0);
