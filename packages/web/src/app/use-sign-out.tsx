import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { client } from "../api/client.ts";
import { problemText } from "../api/problem-text.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { tell } from "../parts/toasts.tsx";
import { forgetMaps, mapsHere } from "../room/browser-map-store.ts";
import { accountHere, keepAccount } from "./account-here.ts";
import { beginAnew } from "./begin-anew.ts";
import { useWords } from "./language.tsx";

interface SignOut {
  readonly signOut: () => void;
  /** Asked where edits would be lost; must stand somewhere on the page. */
  readonly question: ReactNode;
}

/** Ends the session, and takes the maps from this computer that lie here for it; `path`: where it goes on. */
export function useSignOut(path = "/sign-in"): SignOut {
  const { t } = useWords();
  const queries = useQueryClient();
  const [waiting, ask] = useState(0);

  const leave = useMutation({
    mutationFn: async () => {
      const account = await accountHere(queries);
      await client.signOut();
      keepAccount(undefined);
      if (account) await forgetMaps(account);
    },
    onSuccess: () => beginAnew(path),
    onError: (error) => tell(problemText(t, error)),
  });

  const begin = useMutation({
    mutationFn: async () => mapsHere(await accountHere(queries)),
    onSuccess: (maps) => {
      const count = maps.reduce((sum, map) => sum + map.waiting, 0);
      if (count > 0) ask(count);
      else leave.mutate();
    },
  });

  return {
    signOut: () => {
      if (!begin.isPending && !leave.isPending) begin.mutate();
    },
    question: (
      <Dialog
        role="alertdialog"
        title={t("account:signOut.title")}
        isOpen={waiting > 0}
        onClose={() => ask(0)}
        actions={
          <>
            <Button onPress={() => ask(0)} autoFocus>
              {t("account:signOut.stay")}
            </Button>
            <Button look="danger" onPress={() => leave.mutate()} isPending={leave.isPending}>
              {t("account:signOut.lose")}
            </Button>
          </>
        }
      >
        <p>{t("account:signOut.text", { count: waiting })}</p>
      </Dialog>
    ),
  };
}
