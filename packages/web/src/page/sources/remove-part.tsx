import type { SourceLine } from "@itinera/protocol";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { Part } from "../../parts/part.tsx";
import { useSourceChange } from "./use-source-change.ts";

interface PartProps {
  readonly source: SourceLine;
}

/** The end of a source; its events stay. */
export function RemovePart({ source: { id, project, name } }: PartProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [isAsking, ask] = useState(false);
  const remove = useSourceChange(
    project,
    () => client.removeSource(project, id),
    () => t("collect:remove.done", { name }),
  );
  return (
    <Part title={t("collect:remove.title")} text={t("collect:remove.text")}>
      <Button onPress={() => ask(true)}>{t("collect:remove.open")}</Button>
      {isAsking && (
        <ConfirmDialog
          title={t("collect:remove.ask", { name })}
          text={t("collect:remove.what")}
          keep={t("collect:remove.keep")}
          confirm={t("collect:remove.confirm")}
          isPending={remove.isPending}
          onConfirm={() =>
            remove.mutate(undefined, {
              onSuccess: () => void navigate({ to: "/project/$project/sources", params: { project } }),
              onError: () => ask(false),
            })
          }
          onClose={() => ask(false)}
        />
      )}
    </Part>
  );
}
