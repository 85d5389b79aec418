import "./theme/tokens.css";
import "./theme/fonts.css";
import "./theme/base.css";
import "./app/theme.ts";
import "./app/new-version.ts";
import "./app/offline-shell.ts";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { startTranslator } from "./app/language.tsx";

const place = document.getElementById("root");
if (!place) throw new Error("index.html has no #root");

const translator = await startTranslator();
createRoot(place).render(
  <StrictMode>
    <App translator={translator} />
  </StrictMode>,
);
