/** What a key may be used for, as far as whoever made it may do it themselves. */
export const keyScopes = ["read", "edit", "import", "ask", "share", "people"] as const;
export type KeyScope = (typeof keyScopes)[number];
