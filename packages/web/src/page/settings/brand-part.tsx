import type { Settings } from "@itinera/protocol";
import { ImagePlus } from "lucide-react";
import { useRef } from "react";
import { client } from "../../api/client.ts";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { KeptField } from "../../parts/kept-field.tsx";
import { Part } from "../../parts/part.tsx";
import { AccentField } from "./accent-field.tsx";
import styles from "./settings-page.module.css";
import { useChangeSettings, useSettled } from "./use-change-settings.ts";

interface PartProps {
  readonly settings: Settings;
}

/** As what the workspace is shown to visitors and on paper. */
export function BrandPart({ settings: { brandName, logo, name, accent } }: PartProps) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const change = useChangeSettings();
  const send = useSettled((file: File) => client.sendLogo(file.name, file));
  const remove = useSettled(() => client.removeLogo());
  return (
    <Part title={t("settings:brand.title")} text={t("settings:brand.text")}>
      <div className={styles.field}>
        <KeptField
          label={t("settings:name.brandName")}
          value={brandName}
          maxLength={60}
          placeholder={name}
          description={name === "" ? t("settings:brand.nameless") : t("settings:brand.nameNote", { name })}
          onKeep={(next) => change.mutate({ brandName: next })}
        />
      </div>
      {logo !== null && (
        <div className={styles.logo}>
          <img src={client.logoPath(logo)} alt={t("settings:brand.logoNow")} />
        </div>
      )}
      <div className={styles.buttons}>
        <Button onPress={() => input.current?.click()} isPending={send.isPending}>
          <ImagePlus aria-hidden />
          {t(logo === null ? "settings:brand.add" : "settings:brand.replace")}
        </Button>
        {logo !== null && (
          <Button look="text" onPress={() => remove.mutate(undefined)} isPending={remove.isPending}>
            {t("settings:brand.remove")}
          </Button>
        )}
      </div>
      <input
        ref={input}
        type="file"
        aria-label={t("settings:name.logo")}
        accept="image/*"
        hidden
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file) send.mutate(file);
          currentTarget.value = "";
        }}
      />
      <p className={styles.note}>{t("settings:brand.logoNote")}</p>
      <AccentField accent={accent} onKeep={(next) => change.mutate({ accent: next })} />
    </Part>
  );
}
