import { forms, type Form } from "@itinera/core";
import {
  BookOpenText,
  ChevronDown,
  Clapperboard,
  Grid3x3,
  MoveHorizontal,
  Table,
  Workflow,
  type LucideIcon,
} from "lucide-react";
import { Button } from "react-aria-components";
import { useWords } from "../../app/language.tsx";
import { Menu } from "../../parts/menu.tsx";
import tools from "../tools/tools.module.css";
import { useForm } from "./use-form.ts";

export const formIcons: Readonly<Record<Form, LucideIcon>> = {
  grid: Grid3x3,
  timeline: MoveHorizontal,
  flowchart: Workflow,
  storyboard: Clapperboard,
  table: Table,
  prose: BookOpenText,
};

/** In which form the map is shown. */
export function FormMenu() {
  const { t } = useWords();
  const { form, show } = useForm();
  const Icon = formIcons[form];
  const name = t(`forms:form.${form}.name`);
  return (
    <Menu
      label={t("forms:form.label")}
      choices={forms.map((id) => {
        const Own = formIcons[id];
        return {
          id,
          name: t(`forms:form.${id}.name`),
          text: t(`forms:form.${id}.text`),
          icon: <Own aria-hidden />,
        };
      })}
      now={form}
      onChoose={show}
    >
      <Button className={tools.press} aria-label={`${t("forms:form.label")}: ${name}`}>
        <Icon aria-hidden />
        {name}
        <ChevronDown aria-hidden />
      </Button>
    </Menu>
  );
}
