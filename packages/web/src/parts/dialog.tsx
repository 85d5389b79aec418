import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import styles from "./dialog.module.css";

export interface DialogProps {
  /** A verb: what the dialog will do. */
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children?: ReactNode;
  /** Buttons, the deciding one last. */
  readonly actions: ReactNode;
  /** `alertdialog` where something is lost for good. */
  readonly role?: "dialog" | "alertdialog";
  /** `medium`: a list to work in. `wide`: what is looked through rather than answered. */
  readonly size?: "small" | "medium" | "wide";
}

export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  actions,
  role = "dialog",
  size = "small",
}: DialogProps) {
  return (
    <ModalOverlay
      className={styles.scrim}
      isOpen={isOpen}
      isDismissable={role === "dialog"}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={styles.modal} data-size={size}>
        <AriaDialog role={role} className={styles.dialog}>
          <Heading slot="title" className={styles.title}>
            {title}
          </Heading>
          {children && <div className={styles.text}>{children}</div>}
          <div className={styles.actions}>{actions}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
