import type { DatabaseFault } from "@itinera/store";
import { Failure } from "../failure.ts";

/** `place`: whose databases they are, as a sentence begins. */
export function databaseFaultText(place: string, fault: DatabaseFault): string {
  switch (fault.kind) {
    case "newer":
      return (
        `${place} is of a newer Itinera (version ${fault.found} of ${fault.name}, this one knows ${fault.known}). ` +
        "Update Itinera."
      );
    case "unreadable":
      return `${place} cannot be read: ${fault.name}: ${fault.detail}.`;
  }
}

export const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1e6)} MB`;

/** What the system refuses is told in its own words, which name the file. */
export function failureOf(what: string, error: unknown): unknown {
  const { code, syscall, message } = error as NodeJS.ErrnoException;
  return code !== undefined && syscall !== undefined ? new Failure(`${what}: ${message}`) : error;
}
