import "../../theme/tokens.css";
import "../../theme/fonts.css";
import "../../theme/base.css";
import "../../app/theme.ts";
import "../../app/new-version.ts";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { firstLanguage, LanguageProvider, startTranslator } from "../../app/language.tsx";
import { loadHyphenation } from "../../map/editor/hyphenation.ts";
import { knock } from "./knock.ts";
import { keptPass } from "./kept-pass.ts";
import { SharedPage } from "./shared-page.tsx";
import { sharedMapQuery } from "./use-shared-map.ts";

const place = document.getElementById("root");
if (!place) throw new Error("link.html has no #root");

// `/s/TOKEN`, or `/embed/TOKEN` in a page of somebody else.
const [, way, token = ""] = location.pathname.split("/");

const queries = new QueryClient({ defaultOptions: { queries: { networkMode: "always" } } });

// The server is asked while the words are being loaded.
const pass = keptPass(token);
const first = pass === undefined ? knock(token) : Promise.resolve({ kind: "look", pass } as const);
void first.then((door) => {
  if (door.kind === "look") void queries.prefetchQuery(sharedMapQuery(door.pass));
});
// Most maps are in the language of those who are given them.
void loadHyphenation(firstLanguage());
const translator = await startTranslator();
createRoot(place).render(
  <StrictMode>
    <LanguageProvider translator={translator}>
      <QueryClientProvider client={queries}>
        <SharedPage token={token} first={first} isFramed={way === "embed"} />
      </QueryClientProvider>
    </LanguageProvider>
  </StrictMode>,
);
