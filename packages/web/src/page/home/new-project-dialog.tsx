import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { problemText } from "../../api/problem-text.ts";
import { projectsQuery } from "../../api/queries.ts";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { TextField } from "../../parts/text-field.tsx";

interface NewProjectDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function NewProjectDialog({ isOpen, onClose }: NewProjectDialogProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const close = () => {
    setName("");
    make.reset();
    onClose();
  };
  const make = useMutation({
    mutationFn: () => client.newProject(name.trim()),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: projectsQuery.queryKey });
      close();
    },
  });
  const submit = () => {
    if (name.trim()) make.mutate();
  };

  return (
    <Dialog
      title={t("projects:newProject.title")}
      isOpen={isOpen}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t("common:cancel")}</Button>
          <Button look="ink" onPress={submit} isDisabled={!name.trim()} isPending={make.isPending}>
            {t("projects:newProject.make")}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          label={t("projects:newProject.name")}
          description={t("projects:newProject.hint")}
          value={name}
          onChange={setName}
          maxLength={200}
          autoFocus
          error={make.error ? problemText(t, make.error) : undefined}
        />
      </form>
    </Dialog>
  );
}
