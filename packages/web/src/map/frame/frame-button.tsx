import { Info } from "lucide-react";
import { useState } from "react";
import { useWords } from "../../app/language.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { FrameDialog } from "./frame-dialog.tsx";

export function FrameButton() {
  const { t } = useWords();
  const [isOpen, open] = useState(false);
  return (
    <>
      <IconButton label={t("cards:frame.open")} onPress={() => open(true)}>
        <Info aria-hidden />
      </IconButton>
      {isOpen && <FrameDialog onClose={() => open(false)} />}
    </>
  );
}
