import { dropFiles } from "../../e2e/harness.ts";
import type { Place, Shots } from "./shot.ts";

const sample = [
  "visit_id;customer_id;event;time;channel",
  ...Array.from(
    { length: 40 },
    (_, at) =>
      `v${at >> 2};c${at >> 3};${["looked", "asked", "paid"][at % 3]};0${(at % 9) + 1}.03.2025 10:${10 + at}:00;web`,
  ),
].join("\n");

const page =
  (path: string) =>
  async ({ app, scenery, setting }: Place) => {
    await scenery.example();
    return app.open(path, setting);
  };

/** All that is not an open map. */
export const frontPages: Shots = [
  { name: "welcome", open: page("/welcome") },
  { name: "home", open: page("/") },
  { name: "templates", open: page("/templates") },
  { name: "imports", open: page("/imports") },
  {
    name: "import",
    async open({ app, setting }) {
      const opened = await app.open("/import", setting);
      await opened.getByRole("heading", { level: 1 }).waitFor();
      await dropFiles(opened, { name: "visits-march.csv", content: sample });
      await opened.getByRole("table").first().waitFor();
      return opened;
    },
  },
  {
    name: "personas",
    async open({ app, scenery, setting }) {
      await scenery.persona();
      return app.open("/personas", setting);
    },
  },
  {
    name: "persona",
    async open({ app, scenery, setting }) {
      const { map, persona } = await scenery.persona();
      const opened = await app.open(`/map/${map}/persona/${persona}`, setting);
      await opened.getByRole("article").waitFor();
      return opened;
    },
  },
  {
    name: "persona-end",
    async open({ app, scenery, setting }) {
      const { map, persona } = await scenery.persona();
      const opened = await app.open(`/map/${map}/persona/${persona}`, setting);
      await opened.getByRole("article").waitFor();
      await opened.getByRole("article").evaluate((sheet) => sheet.lastElementChild?.scrollIntoView(false));
      return opened;
    },
  },
];
