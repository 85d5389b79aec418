import { useCallback, useEffect, useState } from "react";
import { problemText } from "../../api/problem-text.ts";
import { isAway } from "../../api/is-away.ts";
import { useWords } from "../../app/language.tsx";
import { keepPass } from "./kept-pass.ts";
import { knock, type Door } from "./knock.ts";
import { OpenShare } from "./open-share.tsx";
import { PasswordPage } from "./password-page.tsx";
import { WordsPage } from "./words-page.tsx";

/** Pause before a server that did not answer is asked again, ms. */
const askAgain = 2_000;

interface SharedPageProps {
  readonly token: string;
  /** The first answer of the server, which was asked before anything was drawn. */
  readonly first: Promise<Door>;
  /** In a page of somebody else. */
  readonly isFramed: boolean;
}

/** What a link to a map opens: the map, or what is in the way. */
export function SharedPage({ token, first, isFramed }: SharedPageProps) {
  const { t } = useWords();
  const [door, open] = useState<Door>();

  useEffect(() => void first.then(open), [first]);

  const again = useCallback(() => void knock(token).then(open), [token]);
  const failed = door?.kind === "failed" ? door.error : undefined;
  useEffect(() => {
    if (failed === undefined || !isAway(failed)) return undefined;
    const timer = setTimeout(again, askAgain);
    return () => clearTimeout(timer);
  }, [failed, again]);

  const map = door?.kind === "enter" ? door.map : undefined;
  useEffect(() => {
    // The map itself stands in no frame.
    if (map !== undefined && !isFramed) location.replace(`/map/${encodeURIComponent(map)}`);
  }, [map, isFramed]);

  /** The map that was shown is not handed out any more: at once it is gone, then it is asked why. */
  const refused = useCallback(
    (pass: string, wasShown: boolean) => {
      open(undefined);
      keepPass(token, undefined);
      void knock(token).then((next) => {
        const isGone =
          next.kind === "look" ? next.pass === pass : next.kind === "shut" && next.reason === "gone";
        open(isGone ? { kind: "shut", reason: wasShown ? "withdrawn" : "gone" } : next);
      });
    },
    [token],
  );

  switch (door?.kind) {
    case undefined:
      return <WordsPage wait title={t("sharing:visitor.opening")} />;
    case "look":
      return (
        <OpenShare key={door.pass} token={token} pass={door.pass} isFramed={isFramed} onRefused={refused} />
      );
    case "password":
      return (
        <PasswordPage
          token={token}
          onOpen={(next) => {
            if (next.kind === "look") keepPass(token, next.pass);
            open(next);
          }}
        />
      );
    case "enter":
      return isFramed ? (
        <WordsPage title={t("sharing:visitor.gone.title")} text={t("sharing:visitor.gone.text")} />
      ) : (
        <WordsPage wait title={t("sharing:visitor.opening")} />
      );
    case "shut":
      return (
        <WordsPage
          title={t(`sharing:visitor.${door.reason}.title`)}
          text={t(`sharing:visitor.${door.reason}.text`)}
        />
      );
    case "failed":
      return isAway(door.error) ? (
        <WordsPage title={t("sharing:visitor.failed.title")} text={t("sharing:visitor.away")} />
      ) : (
        <WordsPage
          title={t("sharing:visitor.failed.title")}
          text={problemText(t, door.error)}
          action={{ name: t("common:tryAgain"), perform: again }}
        />
      );
  }
}
