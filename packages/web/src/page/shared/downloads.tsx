import { Download } from "lucide-react";
import type { MouseEvent } from "react";
import { client } from "../../api/client.ts";
import { useWords } from "../../app/language.tsx";
import { useTheme } from "../../app/theme.ts";
import styles from "./downloads.module.css";

interface DownloadsProps {
  readonly pass: string;
  readonly name: string;
  /** Whether the map is still shown. */
  readonly check: () => Promise<boolean>;
}

/** The map to be taken along, as it is now. */
export function Downloads({ pass, name, check }: DownloadsProps) {
  const { t, lang } = useWords();
  const theme = useTheme((state) => state.theme);
  const files = [
    // For paper.
    { format: "pdf", path: client.sharedPicturePath(pass, "pdf", { lang }) },
    { format: "png", path: client.sharedPicturePath(pass, "png", { lang, theme, scale: 2 }) },
  ] as const;

  /** A file that is not handed out any more would be saved as an answer that nobody can read. */
  const save = async (event: MouseEvent<HTMLAnchorElement>) => {
    const link = event.currentTarget;
    if (!event.isTrusted || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (await check()) link.click();
  };
  return (
    <div className={styles.files}>
      {files.map(({ format, path }) => (
        <a
          key={format}
          className={styles.file}
          href={path}
          download={`${name}.${format}`}
          aria-label={t(`sharing:visitor.${format}`)}
          title={t(`sharing:visitor.${format}`)}
          onClick={(event) => void save(event)}
        >
          <Download aria-hidden />
          {format.toUpperCase()}
        </a>
      ))}
    </div>
  );
}
