// What somebody is in one place is said with the place, and opens no more than it.
import { accountIdSchema, type MapId, type PlaceRoles } from "@itinera/core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { inPlace } from "../policy/policies.ts";
import type { Session } from "../policy/session.ts";
import { serverUnderTest, sessionAs, type ServerUnderTest } from "../server.test-kit.ts";

let under: ServerUnderTest;
let asker: Session = sessionAs("owner");
let map: MapId;
let project = "";

beforeAll(async () => {
  under = await serverUnderTest(undefined, {
    sessionOf: async (_, { map: named }) =>
      named && named === map ? inPlace(asker, { map, project: project as never }) : asker,
  });
  const from = { kind: "template", template: "generic", lang: "en" } as const;
  map = (await under.client.newMap({ project: "Shop", from })).map;
  await under.client.newMap({ project: "Clinic", from });
  project = (await under.client.maps()).maps.find(({ id }) => id === map)?.projectId ?? "";
});
afterAll(() => under.close());

const somebody = {
  kind: "account",
  account: accountIdSchema.parse("somebody"),
  name: "Somebody",
  email: "somebody@example.org",
  session: "s",
  hasSecondStep: false,
} as const;
const askAs = (role: Parameters<typeof sessionAs>[0], places: Partial<PlaceRoles>) => {
  asker = sessionAs(role, { who: somebody, places: { projects: {}, maps: {}, ...places } });
};
const rolesOf = async () => ({
  projects: (await under.client.projects()).projects.map(({ name, role }) => [name, role]),
  maps: (await under.client.maps()).maps.map(({ project: name, role }) => [name, role]),
});

it("a guest of one map sees that map, with what they are on it, and nobody of the workspace", async () => {
  askAs("guest", { maps: { [map]: "editor" } });
  expect(await rolesOf()).toEqual({ projects: [["Shop", "guest"]], maps: [["Shop", "editor"]] });
  await expect(under.client.mapMembers(map)).rejects.toThrow();
  await expect(under.client.members()).rejects.toThrow();
});

it("whoever edits one map reads who sees it", async () => {
  askAs("viewer", { maps: { [map]: "editor" } });
  expect(await under.client.mapMembers(map)).toHaveProperty("members");
});

it("lists say what one is in each project and on each map", async () => {
  askAs("viewer", { projects: { [project]: "editor" } });
  const { projects, maps } = await rolesOf();
  expect(new Map(projects as [string, string][])).toEqual(
    new Map([
      ["Shop", "editor"],
      ["Clinic", "viewer"],
    ]),
  );
  expect(new Map(maps as [string, string][])).toEqual(
    new Map([
      ["Shop", "editor"],
      ["Clinic", "viewer"],
    ]),
  );
});

it("says what everybody is in a place, and what they are around it", async () => {
  const { store, client } = under;
  asker = sessionAs("owner");
  const { workspace } = asker;
  const accounts = await Promise.all(
    (["editor", "viewer", "guest"] as const).map(async (role) => {
      const made = await client.newAccount({ email: `${role}@example.org`, name: role, role });
      return made.account;
    }),
  );
  const [editor, viewer] = accounts;
  await client.setProjectRole(project as never, editor!, "viewer");
  await client.setMapRole(map, viewer!, "commenter");
  const said = Object.fromEntries(
    (await client.mapMembers(map)).members.map(({ name, own, around }) => [name, [own, around]]),
  );
  expect(said).toMatchObject({
    editor: [null, "viewer"],
    viewer: ["commenter", "viewer"],
    guest: [null, "none"],
  });
  const inProject = Object.fromEntries(
    (await client.projectMembers(project as never)).members.map(({ name, own, around }) => [
      name,
      [own, around],
    ]),
  );
  expect(inProject).toMatchObject({ editor: ["viewer", "editor"], guest: [null, "none"] });
  expect(await store.workspaces.members(workspace)).toHaveLength(3);
});
