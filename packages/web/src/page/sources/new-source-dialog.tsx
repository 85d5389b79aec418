import type { ProjectId } from "@itinera/core";
import { sourceKinds, type SourceKind } from "@itinera/protocol";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { problemText } from "../../api/problem-text.ts";
import { useWords } from "../../app/language.tsx";
import { Banner } from "../../parts/banner.tsx";
import { Button } from "../../parts/button.tsx";
import { Dialog, DialogActions } from "../../parts/dialog.tsx";
import { Form } from "../../parts/form.tsx";
import { RadioGroup } from "../../parts/radio-group.tsx";
import { TextField } from "../../parts/text-field.tsx";

interface NewSourceDialogProps {
  readonly project: ProjectId;
  /** Chosen to begin with. */
  readonly kind: SourceKind;
  readonly onClose: () => void;
}

/** What a new source is called, and what it is; then its page says how it is connected. */
export function NewSourceDialog({ project, kind: first, onClose }: NewSourceDialogProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [typed, setName] = useState("");
  const [kind, choose] = useState(first);
  const [isAsked, ask] = useState(false);
  const name = typed.trim();
  const missing = name === "" ? t("collect:new.missing") : undefined;
  const make = useMutation({
    mutationFn: () => client.newSource(project, { name, kind }),
    async onSuccess({ id }) {
      await queries.invalidateQueries({ queryKey: ["sources", project] });
      await navigate({ to: "/project/$project/sources/$source", params: { project, source: id } });
    },
  });
  const send = () => {
    ask(true);
    if (!missing) make.mutate();
  };
  return (
    <Dialog title={t("collect:new.title")} isOpen onClose={onClose}>
      <Form onSubmit={send}>
        <TextField
          label={t("collect:name")}
          description={t("collect:nameHint")}
          autoComplete="off"
          autoFocus
          maxLength={200}
          value={typed}
          onChange={setName}
          error={isAsked ? missing : undefined}
        />
        <RadioGroup
          label={t("collect:new.kind")}
          choices={sourceKinds.map((id) => ({
            id,
            name: t(`collect:kind.${id}.name`),
            text: t(`collect:kind.${id}.text`),
          }))}
          value={kind}
          onChange={choose}
        />
        {make.error && <Banner title={problemText(t, make.error)} />}
        <DialogActions>
          <Button onPress={onClose}>{t("common:cancel")}</Button>
          <Button type="submit" look="ink" isPending={make.isPending}>
            {t("collect:new.make")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
