import { ownPath } from "./own-path.ts";

/**
 * Goes on to a path of the application as somebody else than before, or in another workspace. The page is loaded for
 * it: nothing that it knew holds any longer.
 */
export const beginAnew = (path = "/"): void => location.replace(ownPath(path) ?? "/");
