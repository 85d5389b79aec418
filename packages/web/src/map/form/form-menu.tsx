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
import { Button, Menu, MenuItem, MenuTrigger, Popover, Text } from "react-aria-components";
import { useWords } from "../../app/language.tsx";
import list from "../../parts/list.module.css";
import styles from "./form-menu.module.css";
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
    <MenuTrigger>
      <Button className={styles.press} aria-label={`${t("forms:form.label")}: ${name}`}>
        <Icon aria-hidden />
        <span className={styles.current}>{name}</span>
        <ChevronDown aria-hidden />
      </Button>
      <Popover className={`${list.popover} ${styles.popover}`} offset={4} placement="bottom end">
        <Menu
          aria-label={t("forms:form.label")}
          className={list.list}
          selectionMode="single"
          selectedKeys={[form]}
          onAction={(key) => {
            const chosen = forms.find((one) => one === key);
            if (chosen) show(chosen);
          }}
        >
          {forms.map((id) => {
            const Sign = formIcons[id];
            return (
              <MenuItem key={id} id={id} textValue={t(`forms:form.${id}.name`)} className={list.item}>
                <Sign aria-hidden />
                <span className={styles.words}>
                  <Text slot="label" className={styles.name}>
                    {t(`forms:form.${id}.name`)}
                  </Text>
                  <Text slot="description" className={styles.text}>
                    {t(`forms:form.${id}.text`)}
                  </Text>
                </span>
              </MenuItem>
            );
          })}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
