import type { ReactNode } from "react";

interface ScrollerProps {
  /** Names what scrolls. */
  readonly label: string;
  /** A region is a landmark of its page. */
  readonly role?: "group" | "region";
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A part that scrolls by itself; the focus stops at it, or the keyboard could not scroll it. */
export function Scroller({ label, role = "group", className, children }: ScrollerProps) {
  return (
    <div className={className} role={role} aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
