const codes: ReadonlySet<unknown> = new Set(["ENOSPC", "EDQUOT", "SQLITE_FULL", "SQLITE_IOERR_SHMSIZE"]);

export const isDiskFull = (error: unknown): boolean => codes.has((error as { code?: unknown }).code);
