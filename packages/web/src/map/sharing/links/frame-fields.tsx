import { useWords, type Words } from "../../../app/language.tsx";
import { RadioGroup } from "../../../parts/radio-group.tsx";
import { TextArea } from "../../../parts/text-area.tsx";
import type { DraftPartProps } from "./draft-part.ts";
import type { SitesFault } from "./sites.ts";

/** Pages that may show the map in a frame. */
export function FrameFields({ draft, set, faults }: DraftPartProps) {
  const { t } = useWords();
  return (
    <>
      <RadioGroup
        label={t("sharing:links.form.frames")}
        choices={(["none", "these", "any"] as const).map((id) => ({
          id,
          name: t(`sharing:links.form.framesOf.${id}`),
        }))}
        value={draft.frames}
        onChange={(frames) => set({ frames })}
      />
      {draft.frames === "these" && (
        <TextArea
          label={t("sharing:links.form.sites")}
          description={t("sharing:links.form.sitesRule")}
          value={draft.sites}
          onChange={(sites) => set({ sites })}
          error={faults.sites && faultText(t, faults.sites)}
        />
      )}
    </>
  );
}

function faultText(t: Words["t"], fault: SitesFault): string {
  switch (fault.kind) {
    case "missing":
      return t("sharing:links.form.sitesFault.missing");
    case "many":
      return t("sharing:links.form.sitesFault.many", { most: fault.most });
    case "no-site": {
      const { text, better } = fault;
      return better === undefined
        ? t("sharing:links.form.sitesFault.no-site", { text })
        : t("sharing:links.form.sitesFault.meant", { text, better });
    }
  }
}
