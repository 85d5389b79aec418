import type { Translator } from "@itinera/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { I18nProvider } from "react-aria-components";
import { isAway } from "../api/is-away.ts";
import { LanguageProvider, useWords } from "./language.tsx";
import { createAppRouter } from "./router.tsx";

const queries = new QueryClient({
  defaultOptions: {
    // A server on this very computer is there without a network, too.
    mutations: { networkMode: "always" },
    queries: {
      networkMode: "always",
      staleTime: 2_000,
      // The server's no stays no; only silence is worth another try.
      retry: (count, error) => count < 2 && isAway(error),
    },
  },
});

const router = createAppRouter(queries);

interface AppProps {
  readonly translator: Translator;
}

export function App({ translator }: AppProps) {
  return (
    <LanguageProvider translator={translator}>
      <Pages />
    </LanguageProvider>
  );
}

function Pages() {
  const { lang } = useWords();
  return (
    <I18nProvider locale={lang}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>
  );
}
