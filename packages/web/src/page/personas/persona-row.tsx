import type { LibraryPersona } from "@itinera/protocol";
import { Trash2, UserRound } from "lucide-react";
import { client } from "../../api/client.ts";
import { useWords } from "../../app/language.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import styles from "./personas-page.module.css";

interface PersonaRowProps {
  readonly persona: LibraryPersona;
  readonly onDelete: () => void;
}

/** A persona of the library: picture, name, what it says of itself. */
export function PersonaRow({ persona: { id, name, fields, updated }, onDelete }: PersonaRowProps) {
  const { t, lang } = useWords();
  const { picture, role, quote } = fields;
  const date = new Intl.DateTimeFormat(lang, { dateStyle: "medium" }).format(updated);
  // The middle of the part that is shown; a row needs no more of it.
  const { x, y, width, height } = picture?.crop ?? { x: 0, y: 0, width: 1, height: 1 };
  return (
    <li className={styles.row}>
      <span className={styles.portrait}>
        {picture ? (
          <img
            src={client.personaPicturePath(id, picture.asset)}
            alt=""
            style={{ objectPosition: `${(x + width / 2) * 100}% ${(y + height / 2) * 100}%` }}
          />
        ) : (
          <UserRound aria-hidden />
        )}
      </span>
      <span className={styles.words}>
        <h2 className={styles.name}>{name}</h2>
        {role && <p>{role}</p>}
        {quote && <p className={styles.quote}>{quote}</p>}
        <p className={styles.when}>{t("personas:page.changed", { date })}</p>
      </span>
      <IconButton label={t("personas:page.delete", { name })} onPress={onDelete}>
        <Trash2 aria-hidden />
      </IconButton>
    </li>
  );
}
