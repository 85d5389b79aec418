import type { SourceKind } from "@itinera/protocol";
import { AppWindow, Server, Webhook } from "lucide-react";

const icons = { page: AppWindow, server: Server, webhook: Webhook } as const;

interface KindIconProps {
  readonly kind: SourceKind;
}

export function KindIcon({ kind }: KindIconProps) {
  const Icon = icons[kind];
  return <Icon aria-hidden />;
}
