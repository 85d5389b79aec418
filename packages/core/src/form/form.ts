import { z } from "zod";

/** How the same map is shown. Names are catalogue texts: `forms:form.<form>.name` and `.text`. */
export const forms = ["grid", "timeline", "flowchart", "storyboard", "table", "prose"] as const;
export const formSchema = z.enum(forms);
export type Form = z.infer<typeof formSchema>;

/** Laid out in px and drawn; the others are text that runs as wide as it is given room. */
export const drawnForms = ["timeline", "flowchart", "storyboard"] as const satisfies readonly Form[];
export type DrawnForm = (typeof drawnForms)[number];
export const textForms = ["table", "prose"] as const satisfies readonly Form[];
export type TextForm = (typeof textForms)[number];

export const isDrawnForm = (form: Form): form is DrawnForm => (drawnForms as readonly Form[]).includes(form);
export const isTextForm = (form: Form): form is TextForm => (textForms as readonly Form[]).includes(form);
