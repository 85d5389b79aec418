import type { NewKey } from "@itinera/protocol";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { problemText } from "../../api/problem-text.ts";
import { ownKeysQuery } from "../../api/queries.ts";
import { useWords } from "../../app/language.tsx";
import { KeyRow } from "../../key/key-row.tsx";
import { Banner } from "../../parts/banner.tsx";
import { Button } from "../../parts/button.tsx";
import styles from "./keys-part.module.css";
import { MadeKey } from "./made-key.tsx";
import { NewKeyForm } from "./new-key-form.tsx";
import { Part } from "../../parts/part.tsx";

/** Keys by which programs work for whoever made them: those that there are, and the way to another. */
export function KeysPart() {
  const { t } = useWords();
  const queries = useQueryClient();
  const { data: keys = [], error } = useQuery(ownKeysQuery);
  const [isMaking, turn] = useState(false);
  const make = useMutation({
    mutationFn: (made: NewKey) => client.newKey(made),
    onSuccess: () => turn(false),
    onSettled: () => queries.invalidateQueries({ queryKey: ["keys"] }),
  });
  const inner = () => {
    if (make.data) return <MadeKey made={make.data} onDone={make.reset} />;
    if (!isMaking) return <Button onPress={() => turn(true)}>{t("keys:open")}</Button>;
    return (
      <NewKeyForm
        onMake={make.mutate}
        isPending={make.isPending}
        error={make.error}
        onClose={() => {
          make.reset();
          turn(false);
        }}
      />
    );
  };
  return (
    <Part title={t("keys:title")} text={t("keys:text")}>
      {error && <Banner title={problemText(t, error)} />}
      {keys.length > 0 && (
        <ul className={styles.list}>
          {keys
            .toSorted((a, b) => b.created - a.created)
            .map((line) => (
              <KeyRow key={line.id} line={line} revoke={client.revokeOwnKey} />
            ))}
        </ul>
      )}
      {inner()}
    </Part>
  );
}
