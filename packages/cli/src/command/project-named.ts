import type { Client, Project } from "@itinera/protocol";
import { Failure } from "../failure.ts";

/** The project of this name, or the failure that says which there are. */
export async function projectNamed(client: Client, name: string): Promise<Project> {
  const { projects } = await client.projects();
  const found =
    projects.find((project) => project.name === name) ?? projects.find((project) => project.id === name);
  if (found) return found;
  const there = projects.map((project) => `"${project.name}"`).join(", ");
  throw new Failure(
    `There is no project called "${name}".${there ? ` There are: ${there}.` : " There is none yet."}`,
  );
}
