import { attribute, elementName, isIgnored, kindOf, matches, pathOf } from "./element.ts";
import { listen } from "./listen.ts";
import type { Watch } from "./watched.ts";

const links = "a[href], area[href], [role=link]";
const buttons =
  "button, summary, [role=button], [role=tab], [role=menuitem], " +
  "input[type=button], input[type=submit], input[type=image], input[type=reset]";

/** What was meant by a click on something within it. */
export const pressable = `[data-itinera], ${links}, ${buttons}`;

/** Clicks on links, on buttons, and on whatever has a name of its own by `data-itinera`, which is the event's name then. */
export const watchClicks: Watch = ({ track, clean }) => {
  listen(document, "click", (event) => {
    const path = pathOf(event);
    const element = path.find((one) => matches(one, pressable));
    // What a form is called is for its being sent.
    if (!element || isIgnored(path) || matches(element, "form")) return;
    const isLink = matches(element, links);
    const href = isLink ? attribute(element, "href") : "";
    track(attribute(element, "data-itinera") || (isLink ? "Link clicked" : "Button clicked"), {
      name: elementName(element),
      element: kindOf(element),
      ...(href && { href: clean(href) }),
    });
  });
};
