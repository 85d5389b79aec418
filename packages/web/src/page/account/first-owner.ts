/** What the server calls the owner whom it made at its first start; nobody can write there. */
export const isNoAddress = (email: string): boolean => email === "owner@localhost";
