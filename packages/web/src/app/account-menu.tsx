import type { WorkspaceId } from "@itinera/core";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Check, ChevronsUpDown, LogOut, Settings, UserRoundCog } from "lucide-react";
import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
} from "react-aria-components";
import { client } from "../api/client.ts";
import { problemText } from "../api/problem-text.ts";
import { Initial } from "../parts/initial.tsx";
import list from "../parts/list.module.css";
import { tell } from "../parts/toasts.tsx";
import styles from "./account-menu.module.css";
import { beginAnew } from "./begin-anew.ts";
import { useWords } from "./language.tsx";
import { mayChangeSettings } from "./may.ts";
import { useOwnAccount } from "./use-own-account.ts";
import { useSignOut } from "./use-sign-out.tsx";

/** Who is signed in, and where: the way to another workspace, to the account, and out. */
export function AccountMenu() {
  const { t } = useWords();
  const me = useOwnAccount();
  const navigate = useNavigate();
  const { signOut, question } = useSignOut();
  const choose = useMutation({
    mutationFn: (workspace: WorkspaceId) => client.chooseWorkspace(workspace),
    onSuccess: () => beginAnew(),
    onError: (error) => tell(problemText(t, error)),
  });
  if (!me) return null;
  const { account, workspace, workspaces } = me;
  const nameOf = ({ name }: { readonly name: string }) => name || t("account:workspace.unnamed");

  return (
    <>
      <MenuTrigger>
        <Button className={styles.account}>
          <Initial name={account.name} />
          <span className={styles.words}>
            <span className={styles.name}>{account.name}</span>
            {workspace.name && <span className={styles.workspace}>{workspace.name}</span>}
            <span className="visually-hidden">{t("account:title")}</span>
          </span>
          <ChevronsUpDown aria-hidden className={styles.arrow} />
        </Button>
        <Popover className={list.popover} offset={4} placement="top start">
          <Menu
            aria-label={t("account:menu.label", { name: account.name })}
            className={list.list}
            onAction={(key) => {
              const other = workspaces.find(({ id }) => id === key);
              if (other) {
                if (other.id !== workspace.id) choose.mutate(other.id);
              } else if (key === "account") void navigate({ to: "/account" });
              else if (key === "settings") void navigate({ to: "/settings" });
              else signOut();
            }}
          >
            {workspaces.length > 1 && (
              <MenuSection selectionMode="single" selectedKeys={[workspace.id]} disallowEmptySelection>
                <Header className={styles.heading}>{t("account:menu.workspaces")}</Header>
                {workspaces.map((one) => (
                  <MenuItem key={one.id} id={one.id} textValue={nameOf(one)} className={list.item}>
                    <span className={list.name}>{nameOf(one)}</span>
                    <span className={list.aside}>{t(`people:role.${one.role}`)}</span>
                    <Check aria-hidden className={list.tick} />
                  </MenuItem>
                ))}
              </MenuSection>
            )}
            {workspaces.length > 1 && <Separator className={list.rule} />}
            <MenuItem id="account" className={list.item}>
              <UserRoundCog aria-hidden />
              <span className={list.name}>{t("account:title")}</span>
            </MenuItem>
            {mayChangeSettings(workspace.role) && (
              <MenuItem id="settings" className={list.item}>
                <Settings aria-hidden />
                <span className={list.name}>{t("settings:title")}</span>
              </MenuItem>
            )}
            <MenuItem id="sign-out" className={list.item}>
              <LogOut aria-hidden />
              <span className={list.name}>{t("account:signOut.do")}</span>
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      {question}
    </>
  );
}
