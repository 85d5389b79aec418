import { createLink } from "@tanstack/react-router";
import { Link, type LinkProps } from "react-aria-components";
import { buttonClass, type ButtonLook, type ButtonSize } from "./button.tsx";

interface LookedLinkProps extends Omit<LinkProps, "className" | "style"> {
  readonly look?: ButtonLook;
  readonly size?: ButtonSize;
}

function LookedLink({ look = "line", size = "normal", ...rest }: LookedLinkProps) {
  return <Link {...rest} className={buttonClass(look, size)} />;
}

/** A way to another page that looks like a button. */
export const ButtonLink = createLink(LookedLink);
