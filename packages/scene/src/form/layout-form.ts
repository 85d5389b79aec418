import type { DrawnForm } from "@itinera/core";
import type { FormInput, FormLayout, FormScene } from "./form-scene.ts";

/** Each on its own, so that nobody who looks at a timeline loads the layout of graphs. */
const layouts: Readonly<Record<DrawnForm, () => Promise<FormLayout>>> = {
  timeline: async () => (await import("./timeline.ts")).timeline,
  flowchart: async () => (await import("./flowchart.ts")).flowchart,
  storyboard: async () => (await import("./storyboard.ts")).storyboard,
};

export const loadFormLayout = (form: DrawnForm): Promise<FormLayout> => layouts[form]();

/** Lays a map out in a drawn form. The same input gives the same scene. */
export const layoutForm = async (form: DrawnForm, input: FormInput): Promise<FormScene> =>
  (await loadFormLayout(form))(input);
