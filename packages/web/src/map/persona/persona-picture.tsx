import { useMutation } from "@tanstack/react-query";
import type { MapId, Persona } from "@itinera/core";
import { Crop, ImagePlus, X } from "lucide-react";
import { useRef, useState } from "react";
import { client } from "../../api/client.ts";
import { problemText } from "../../api/problem-text.ts";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { tell } from "../../parts/toasts.tsx";
import { CropDialog } from "../asset/lazy-crop-dialog.tsx";
import { Picture } from "../asset/picture.tsx";
import { useMayEdit } from "../editor/desk.ts";
import { useGivenFiles } from "../asset/use-given-files.ts";
import { EngravedFace } from "./engraved-face.tsx";
import { InPlace } from "./in-place.tsx";
import type { PersonaPartProps } from "./persona-fields.ts";
import styles from "./persona-picture.module.css";

interface PersonaPictureProps extends PersonaPartProps {
  readonly map: MapId;
}

type Image = NonNullable<Persona["picture"]>;

/** The portrait: chosen or dropped, cropped to a square, told in words; drawn as an engraving. */
export function PersonaPicture({ map, persona, set }: PersonaPictureProps) {
  const { t } = useWords();
  const mayEdit = useMayEdit();
  const input = useRef<HTMLInputElement>(null);
  const [isCropping, crop] = useState(false);
  const { picture } = persona;

  const sending = useMutation({
    mutationFn: (file: File) => client.sendAsset(map, file.name, file),
    onSuccess(sent) {
      if (sent.kind !== "image") return tell(t("personas:picture.notPicture"));
      const { asset, width, height } = sent;
      set({ picture: { asset, width, height, ...(picture?.alt && { alt: picture.alt }) } });
      if (width !== height) crop(true);
    },
    onError: (error) => tell(problemText(t, error)),
  });
  const change = ({ alt, crop: part, ...rest }: Image) =>
    set({ picture: { ...rest, ...(alt && { alt }), ...(part && { crop: part }) } });
  const { isOver, handlers } = useGivenFiles(([file]) => {
    if (file) sending.mutate(file);
  });

  return (
    <section
      aria-label={t("personas:picture.label")}
      aria-busy={sending.isPending}
      style={{ "--of": `var(--cat-${persona.slot})` } as React.CSSProperties}
      {...(mayEdit && handlers)}
    >
      <div className={styles.frame} data-over={isOver || undefined}>
        {picture ? (
          <span className={styles.engraved}>
            <Picture
              map={map}
              image={{
                ...picture,
                alt: picture.alt ?? t("personas:picture.portrait", { name: persona.name }),
              }}
            />
          </span>
        ) : (
          <EngravedFace />
        )}
        {sending.isPending && (
          <p className={styles.sending} role="status">
            {t("personas:picture.sending")}
          </p>
        )}
      </div>
      {mayEdit && (
        <div className={styles.tools}>
          <Button look="plain" size="small" onPress={() => input.current?.click()}>
            <ImagePlus aria-hidden />
            {t(picture ? "personas:picture.replace" : "personas:picture.add")}
          </Button>
          {picture && (
            <>
              <Button look="plain" size="small" onPress={() => crop(true)}>
                <Crop aria-hidden />
                {t("personas:picture.crop")}
              </Button>
              <IconButton label={t("personas:picture.remove")} onPress={() => set({ picture: null })}>
                <X aria-hidden />
              </IconButton>
            </>
          )}
        </div>
      )}
      {mayEdit && picture && (
        <div className={styles.alt}>
          <InPlace
            label={t("personas:picture.alt")}
            value={picture.alt ?? ""}
            placeholder={t("personas:picture.altHint")}
            onKeep={(alt) => change({ ...picture, alt })}
          />
        </div>
      )}
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file) sending.mutate(file);
          currentTarget.value = "";
        }}
      />
      {isCropping && picture && (
        <CropDialog
          map={map}
          image={picture}
          only="square"
          onKeep={(part) => change({ ...picture, crop: part })}
          onClose={() => crop(false)}
        />
      )}
    </section>
  );
}
