import { createLink } from "@tanstack/react-router";
import { Link } from "react-aria-components";

/** A way to another page, looking as its `className` says; knows hover, press and focus like a button. */
export const PlainLink = createLink(Link);
