import { burstDetector } from "./burst.ts";
import { pressable } from "./clicks.ts";
import { elementName, isIgnored, kindOf, matches, pathOf } from "./element.ts";
import { listen } from "./listen.ts";
import type { Watch } from "./watched.ts";

/** Somebody clicks again and again at one place, where nothing seems to happen. */
export const watchRage: Watch = ({ track }) => {
  const isBurst = burstDetector();
  listen<MouseEvent>(document, "click", (event) => {
    // A key that presses a button makes a click without a place.
    if (event.detail === 0 || !isBurst(event.clientX, event.clientY, event.timeStamp)) return;
    const path = pathOf(event);
    const [at] = path;
    if (!at || isIgnored(path)) return;
    const pressed = path.find((one) => matches(one, pressable));
    track("Rage click", {
      // Text that nobody can press may be anything, a letter somebody reads too.
      name: pressed ? elementName(pressed) : "",
      element: kindOf(pressed ?? at),
    });
  });
};
