import { useId, useState, type FormEvent } from "react";
import { problemText } from "../../api/problem-text.ts";
import { useWords } from "../../app/language.tsx";
import { knock, type Door } from "./knock.ts";
import { WordsPage } from "./words-page.tsx";
import styles from "./words-page.module.css";

interface PasswordPageProps {
  readonly token: string;
  readonly onOpen: (door: Door) => void;
}

/** Asks for the password of a link. */
export function PasswordPage({ token, onOpen }: PasswordPageProps) {
  const { t } = useWords();
  const [password, write] = useState("");
  const [isAsking, ask] = useState(false);
  const [error, say] = useState<unknown>();
  const id = useId();

  const send = async () => {
    ask(true);
    const answer = await knock(token, password);
    ask(false);
    if (answer.kind === "refused" || answer.kind === "failed") say(answer.error);
    else onOpen(answer);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (password !== "" && !isAsking) void send();
  };
  return (
    <WordsPage title={t("sharing:visitor.password.title")} text={t("sharing:visitor.password.text")}>
      <form className={styles.form} onSubmit={onSubmit}>
        <label className={styles.label} htmlFor={id}>
          {t("sharing:visitor.password.label")}
        </label>
        <input
          id={id}
          className={styles.field}
          type="password"
          autoComplete="current-password"
          value={password}
          maxLength={1_000}
          aria-invalid={error !== undefined}
          aria-describedby={`${id}-error`}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- it is the one thing that can be done here
          autoFocus
          onChange={({ target }) => {
            write(target.value);
            say(undefined);
          }}
        />
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error !== undefined && problemText(t, error)}
        </p>
        <button type="submit" className={styles.open} disabled={password === ""} aria-busy={isAsking}>
          {t("sharing:visitor.password.open")}
        </button>
      </form>
    </WordsPage>
  );
}
