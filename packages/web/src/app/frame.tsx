import { Outlet, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { RouterProvider as AriaRouterProvider } from "react-aria-components";
import { Toasts } from "../parts/toasts.tsx";
import { CalendarHere } from "./calendar-here.tsx";
import { useWords } from "./language.tsx";
import { useGuard } from "./use-guard.ts";

/** Around every page: who may see it, its links, its toasts, and the focus, which moves into a page when it is entered. */
export function Frame() {
  const router = useRouter();
  const { t } = useWords();
  const isShown = useGuard();

  useEffect(
    () =>
      router.subscribe("onRendered", ({ fromLocation, pathChanged }) => {
        const main = document.querySelector<HTMLElement>("main");
        // A form that begins with its first field has it there already.
        if (fromLocation && pathChanged && !main?.contains(document.activeElement))
          main?.focus({ preventScroll: true });
      }),
    [router],
  );

  return (
    <AriaRouterProvider navigate={(href) => void router.navigate({ href })}>
      <CalendarHere>{isShown && <Outlet />}</CalendarHere>
      <Toasts label={t("common:messages")} />
    </AriaRouterProvider>
  );
}
