import { useEffect } from "react";

/** Names the browser's tab after the page, for as long as it is shown. */
export function usePageTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} – Itinera` : "Itinera";
  }, [title]);
}
