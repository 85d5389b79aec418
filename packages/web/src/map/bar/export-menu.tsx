import type { JourneyMap } from "@itinera/core";
import { formatsOfForm, type ExportFormat } from "@itinera/protocol";
import {
  ChevronDown,
  Download,
  FileCode,
  FileImage,
  FileJson,
  FileText,
  FileType,
  Image,
} from "lucide-react";
import { client } from "../../api/client.ts";
import { downloadFrom } from "../../api/download-from.ts";
import { useWords } from "../../app/language.tsx";
import { useTheme } from "../../app/theme.ts";
import { Button } from "../../parts/button.tsx";
import { Menu } from "../../parts/menu.tsx";
import { useForm } from "../form/use-form.ts";

const icons = {
  pdf: FileText,
  png: Image,
  svg: FileImage,
  "journey.json": FileJson,
  txt: FileType,
  md: FileCode,
} as const satisfies Record<ExportFormat, unknown>;

interface ExportMenuProps {
  readonly map: JourneyMap;
}

/** The map as a file, in the form that it is shown in, in the language and the light of the screen. */
export function ExportMenu({ map }: ExportMenuProps) {
  const { t, lang } = useWords();
  const theme = useTheme((state) => state.theme);
  const { form } = useForm();
  return (
    <Menu
      label={t("map:export.label")}
      choices={formatsOfForm[form].map((id) => {
        const Icon = icons[id];
        return {
          id,
          name: t(`map:export.${id.replace(".", "-")}`),
          aside: `.${id}`,
          icon: <Icon aria-hidden />,
        };
      })}
      onChoose={(format) => downloadFrom(client.exportPath(map.id, { format, form, lang, theme }))}
    >
      <Button>
        <Download aria-hidden />
        {t("map:export.open")}
        <ChevronDown aria-hidden />
      </Button>
    </Menu>
  );
}
