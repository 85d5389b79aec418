import type { Connect, Plugin } from "vite";

/** Behind these paths stands another page than the application. */
const links = /^\/(?:s|embed)\//;

const chooses: Connect.NextHandleFunction = (request, _, next) => {
  if (links.test(request.url ?? "")) request.url = "/link.html";
  next();
};

/** While developing, the page that the server hands out behind the links of maps. */
export function pagesOfLinks(): Plugin {
  return {
    name: "itinera:pages-of-links",
    configureServer: ({ middlewares }) => void middlewares.use(chooses),
    configurePreviewServer: ({ middlewares }) => void middlewares.use(chooses),
  };
}
