import type { Attachment, MapId } from "@itinera/core";
import { Crop, ExternalLink, FileText, Link, X } from "lucide-react";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { useWords } from "../../app/language.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { KeptField } from "../../parts/kept-field.tsx";
import styles from "./attachments.module.css";
import { CropDialog } from "./lazy-crop-dialog.tsx";
import { Picture } from "./picture.tsx";

interface AttachmentLineProps {
  readonly map: MapId;
  readonly attachment: Attachment;
  /** Absent, as `onRemove`: it is only looked at. */
  readonly onChange?: (attachment: Attachment) => void;
  readonly onRemove?: () => void;
}

export function AttachmentLine({ map, attachment, onChange, onRemove }: AttachmentLineProps) {
  const { t, format } = useWords();
  switch (attachment.kind) {
    case "image":
      return onChange && onRemove ? (
        <PictureLine map={map} attachment={attachment} onChange={onChange} onRemove={onRemove} />
      ) : (
        <li className={styles.picture}>
          <Picture map={map} image={attachment} />
          {attachment.alt && <p className={styles.note}>{attachment.alt}</p>}
        </li>
      );
    case "document": {
      const { name, bytes } = attachment;
      const size = format.bytes(bytes);
      return (
        <li className={styles.row}>
          <FileText aria-hidden />
          <a
            className={styles.link}
            href={client.assetPath(map, attachment.asset)}
            download={name}
            title={t("cards:files.load", { name, size })}
          >
            {name}
            <span className={styles.aside}>{size}</span>
          </a>
          {onRemove && <Remove name={name} onRemove={onRemove} />}
        </li>
      );
    }
    case "link": {
      const name = attachment.title ?? attachment.url;
      return (
        <li className={styles.row}>
          <Link aria-hidden />
          <a className={styles.link} href={attachment.url} target="_blank" rel="noopener noreferrer">
            {name}
            <ExternalLink aria-hidden className={styles.out} />
          </a>
          {onRemove && <Remove name={name} onRemove={onRemove} />}
        </li>
      );
    }
  }
}

interface PictureLineProps extends Required<AttachmentLineProps> {
  readonly attachment: Extract<Attachment, { kind: "image" }>;
}

function PictureLine({ map, attachment, onChange, onRemove }: PictureLineProps) {
  const { t } = useWords();
  const [isCropping, crop] = useState(false);
  const { alt: _, crop: old, ...bare } = attachment;
  const alt = attachment.alt ?? "";
  return (
    <li className={styles.picture}>
      <Picture map={map} image={attachment} />
      <div className={styles.under}>
        <KeptField
          label={t("cards:files.alt")}
          value={alt}
          onKeep={(text) => onChange({ ...bare, ...(old && { crop: old }), ...(text && { alt: text }) })}
        />
        <IconButton label={t("cards:files.crop")} onPress={() => crop(true)}>
          <Crop aria-hidden />
        </IconButton>
        <Remove name={alt || t("cards:files.picture")} onRemove={onRemove} />
      </div>
      {isCropping && (
        <CropDialog
          map={map}
          image={attachment}
          onKeep={(next) => onChange({ ...bare, ...(alt && { alt }), ...(next && { crop: next }) })}
          onClose={() => crop(false)}
        />
      )}
    </li>
  );
}

interface RemoveProps {
  readonly name: string;
  readonly onRemove: () => void;
}

function Remove({ name, onRemove }: RemoveProps) {
  const { t } = useWords();
  return (
    <IconButton label={t("cards:files.remove", { name })} onPress={onRemove}>
      <X aria-hidden />
    </IconButton>
  );
}
