import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import styles from "./dialog.module.css";

export interface DialogProps {
  /** A verb: what the dialog will do. */
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children?: ReactNode;
  /** Buttons, the deciding one last; absent: they stand in what is in it, as `DialogActions`. */
  readonly actions?: ReactNode;
  /** `alertdialog` where something is lost for good. */
  readonly role?: "dialog" | "alertdialog";
  /** `medium`: a list to work in. `wide`: what is looked through rather than answered. */
  readonly size?: "small" | "medium" | "wide";
  /** Of a dialog that goes on in the same window: at each other one it begins anew, and says its title. */
  readonly step?: string;
}

export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  actions,
  role = "dialog",
  size = "small",
  step,
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
        <AriaDialog key={step} role={role} className={styles.dialog}>
          <Heading slot="title" className={styles.title}>
            {title}
          </Heading>
          {children && <div className={styles.text}>{children}</div>}
          {actions && <DialogActions>{actions}</DialogActions>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

interface DialogActionsProps {
  readonly children: ReactNode;
}

/** The buttons at the end of a dialog. */
export function DialogActions({ children }: DialogActionsProps) {
  return <div className={styles.actions}>{children}</div>;
}
