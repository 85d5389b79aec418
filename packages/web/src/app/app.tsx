import type { Translator } from "@itinera/core";
import { ProblemError } from "@itinera/protocol";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { LanguageProvider } from "./language.tsx";
import { createAppRouter } from "./router.tsx";

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      // The server's no stays no; only silence is worth another try.
      retry: (count, error) => count < 2 && error instanceof ProblemError && error.status === 0,
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
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </LanguageProvider>
  );
}
