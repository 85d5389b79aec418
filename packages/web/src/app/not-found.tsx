import { ButtonLink } from "../parts/button-link.tsx";
import { Empty } from "../parts/empty.tsx";
import { useWords } from "./language.tsx";
import { Shell } from "./shell.tsx";

interface NotFoundProps {
  /** What may have become of it. */
  readonly text?: string;
}

export function NotFound({ text }: NotFoundProps) {
  const { t } = useWords();
  return (
    <Shell title={t("common:notFound.title")}>
      <Empty
        title={t("common:notFound.empty")}
        text={text ?? t("common:notFound.text")}
        action={<ButtonLink to="/">{t("common:notFound.action")}</ButtonLink>}
      />
    </Shell>
  );
}
