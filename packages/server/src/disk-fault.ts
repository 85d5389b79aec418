/** What a disk can have: no space left, or a failure of its own (broken, gone, read-only). */
export type DiskFault = "disk-full" | "disk-broken";

/**
 * By what Node, SQLite, PostgreSQL (its appendix A) and the engine call it. SQLite tells a full disk that could
 * not take its index of the journal by the size of that index.
 */
const faults: Readonly<Record<string, DiskFault>> = {
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
  SQLITE_FULL: "disk-full",
  SQLITE_IOERR_SHMSIZE: "disk-full",
  "53100": "disk-full",
  NOT_ENOUGH_SPACE: "disk-full",
  EIO: "disk-broken",
  EROFS: "disk-broken",
  SQLITE_CANTOPEN: "disk-broken",
  SQLITE_READONLY: "disk-broken",
  "58030": "disk-broken",
  CANNOT_FSYNC: "disk-broken",
  CANNOT_WRITE_TO_FILE_DESCRIPTOR: "disk-broken",
};

const faultOf = (name: unknown): DiskFault | undefined =>
  typeof name === "string"
    ? (faults[name] ?? (name.startsWith("SQLITE_IOERR") ? "disk-broken" : undefined))
    : undefined;

/** Whether it was the disk that failed, at whatever depth; undefined: it was something else. */
export function diskFaultOf(error: unknown): DiskFault | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, type } = error as Error & { readonly code?: unknown; readonly type?: unknown };
  return faultOf(code) ?? faultOf(type) ?? diskFaultOf(error.cause);
}
