import { useMutation, useQuery } from "@tanstack/react-query";
import { client } from "../../api/client.ts";
import { problemText } from "../../api/problem-text.ts";
import { mailQuery } from "../../api/queries.ts";
import { useWords } from "../../app/language.tsx";
import { Banner } from "../../parts/banner.tsx";
import { Button } from "../../parts/button.tsx";
import { Part } from "../../parts/part.tsx";
import styles from "./settings-page.module.css";

/** Whether letters go, and one to see it by. */
export function MailPart() {
  const { t, lang } = useWords();
  const { data: mail, error } = useQuery(mailQuery);
  const test = useMutation({ mutationFn: () => client.sendTestLetter(lang) });
  return (
    <Part title={t("settings:mail.title")} text={t("settings:mail.text")}>
      {error && !mail && <Banner title={problemText(t, error)} />}
      {mail && (
        <p className={styles.told}>
          {mail.server
            ? t("settings:mail.by", {
                host: mail.server.host,
                port: String(mail.server.port),
                from: mail.server.from,
              })
            : t("settings:mail.none")}
        </p>
      )}
      {mail && (
        <Button onPress={() => test.mutate()} isPending={test.isPending}>
          {t("settings:mail.test")}
        </Button>
      )}
      <p className={styles.note} role="status">
        {test.data && t("settings:mail.sent", { to: test.data.to })}
      </p>
      {test.error && <Banner title={t("settings:mail.failed")} text={problemText(t, test.error)} />}
    </Part>
  );
}
