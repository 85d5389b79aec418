export { readFile as readEvents } from "./read-file.ts";
