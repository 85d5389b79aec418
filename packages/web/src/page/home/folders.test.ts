import type { MapLine, Project } from "@itinera/protocol";
import { describe, expect, it } from "vitest";
import { foldersOf } from "./folders.ts";

const project = (id: string, name: string, created: number) =>
  ({ id, name, created, events: 0, example: false }) as Project;
const map = (id: string, projectId: string, name: string, updated: number) =>
  ({ id, projectId, name, updated, project: "", type: "current-state" }) as MapLine;

const projects = [project("p1", "Shop", 1), project("p2", "Clinic", 2), project("p3", "Empty", 3)];
const maps = [map("a", "p1", "First look", 10), map("b", "p1", "Courier", 30), map("c", "p2", "Booking", 20)];
const read = (search?: string) =>
  foldersOf(projects, maps, search).map((folder) => [
    folder.project.name,
    ...folder.maps.map(({ name }) => name),
  ]);

describe("the list of maps", () => {
  it("shows the project and the map changed last first, and empty projects too", () => {
    expect(read()).toEqual([["Shop", "Courier", "First look"], ["Clinic", "Booking"], ["Empty"]]);
  });

  it("finds maps by their name or by their project, in any case", () => {
    expect(read(" cour")).toEqual([["Shop", "Courier"]]);
    expect(read("SHOP")).toEqual([["Shop", "Courier", "First look"]]);
    expect(read("emp")).toEqual([["Empty"]]);
    expect(read("nothing")).toEqual([]);
  });
});
