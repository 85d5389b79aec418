import { cleanText } from "../say/clean-text.ts";
import { attribute, isIgnored, matches, pathOf } from "./element.ts";
import { listen } from "./listen.ts";
import type { Watch } from "./watched.ts";

const formName = (form: Element): string =>
  cleanText(
    ["data-itinera", "aria-label", "name", "id"].map((name) => attribute(form, name)).find(Boolean) ?? "",
    60,
  );

/** Forms that were sent: which, and where to. Never what stands in them. */
export const watchForms: Watch = ({ track, clean }) => {
  listen(document, "submit", (event) => {
    const path = pathOf(event);
    const [form] = path;
    if (!form || isIgnored(path)) return;
    track(attribute(form, "data-itinera") || "Form submitted", {
      name: formName(form),
      action: clean(attribute(form, "action")),
    });
  });
};

/** Forms in which somebody wrote something and which they left. */
export const watchAbandoned: Watch = ({ track, onRoute, onLeave }) => {
  const begun = new Map<Element, Set<EventTarget>>();
  const formOf = (path: readonly Element[]) => path.find((one) => matches(one, "form"));
  listen(document, "input", (event) => {
    const path = pathOf(event);
    const form = formOf(path);
    const [field] = path;
    if (!form || !field || isIgnored(path)) return;
    begun.set(form, (begun.get(form) ?? new Set()).add(field));
  });
  listen(document, "submit", (event) => {
    const form = formOf(pathOf(event));
    if (form) begun.delete(form);
  });
  function leave(): void {
    for (const [form, fields] of begun) {
      track("Form abandoned", { name: formName(form), fields: fields.size });
    }
    begun.clear();
  }
  onRoute(leave);
  onLeave(leave);
};
