import type { ReactNode } from "react";
import { useWords } from "../../app/language.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { actionNamed } from "./actions.ts";
import { keySigns } from "./key-signs.ts";
import { useActionScene } from "./page-verbs.ts";

interface ActionButtonProps {
  readonly action: string;
  readonly isDisabled?: boolean;
  readonly isOn?: boolean;
  /** Its icon. */
  readonly children: ReactNode;
}

/** An action as a button of a bar. */
export function ActionButton({ action, isDisabled = false, isOn = false, children }: ActionButtonProps) {
  const { t } = useWords();
  const sceneNow = useActionScene();
  const [key = ""] = actionNamed(action).keys;
  return (
    <IconButton
      label={t(`map:action.${action}`)}
      shortcut={keySigns(key, t("map:key.space")).join(" ")}
      isDisabled={isDisabled}
      isOn={isOn}
      onPress={() => {
        const scene = sceneNow();
        actionNamed(action, scene).perform(scene);
      }}
    >
      {children}
    </IconButton>
  );
}
