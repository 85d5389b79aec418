import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";

/** The problem that the address says, which is then taken out of it: loaded again, the page does not say it anew. */
export function useProblem(): string | undefined {
  const { problem, ...rest } = useSearch({ from: "/sign-in" });
  const { back, step } = rest;
  const navigate = useNavigate();
  const [said, keep] = useState(problem);
  useEffect(() => {
    if (problem === undefined) return;
    keep(problem);
    void navigate({ to: "/sign-in", search: { back, step }, replace: true });
  }, [problem, back, step, navigate]);
  return said;
}
