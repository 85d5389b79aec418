import { Outlet, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { RouterProvider as AriaRouterProvider } from "react-aria-components";
import { Toasts } from "../parts/toasts.tsx";
import { useWords } from "./language.tsx";

/** Around every page: its links, its toasts, and the focus, which moves into a page when it is entered. */
export function Frame() {
  const router = useRouter();
  const { t } = useWords();

  useEffect(
    () =>
      router.subscribe("onRendered", ({ fromLocation, pathChanged }) => {
        if (fromLocation && pathChanged)
          document.querySelector<HTMLElement>("main")?.focus({ preventScroll: true });
      }),
    [router],
  );

  return (
    <AriaRouterProvider navigate={(href) => void router.navigate({ href })}>
      <Outlet />
      <Toasts label={t("common:messages")} />
    </AriaRouterProvider>
  );
}
