import { useEffect } from "react";

/** Names the browser's tab, without the name of the application: who was given a link need not know it. */
export function usePlainTitle(title: string): void {
  useEffect(() => {
    document.title = title;
  }, [title]);
}
