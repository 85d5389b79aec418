import type { Project } from "@itinera/protocol";
import { mayFill } from "../app/may.ts";
import { useFillable } from "../app/use-own-role.ts";
import { Select } from "../parts/select.tsx";
import { SuggestField } from "../parts/suggest-field.tsx";

interface ProjectFieldProps {
  readonly label: string;
  /** Name of a project; it may be a new one. */
  readonly value: string;
  readonly onChange: (name: string) => void;
  readonly projects: readonly Project[];
}

/** Into which project: any, a new one too, or one of those that this person may fill. */
export function ProjectField({ label, value, onChange, projects }: ProjectFieldProps) {
  const fillable = useFillable();
  const names = projects.filter(({ role }) => mayFill(role)).map(({ name }) => name);
  return fillable === undefined || fillable === "anywhere" ? (
    <SuggestField label={label} value={value} onChange={onChange} suggestions={names} />
  ) : (
    <Select
      label={label}
      choices={fillable.map((name) => ({ id: name, name }))}
      value={fillable.includes(value) ? value : null}
      onChange={onChange}
    />
  );
}
