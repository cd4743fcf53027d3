import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import styles from './Dialog.module.css';

/** A window over the page: Escape, a press outside and the cross close it, and the focus returns to where it was. */
export function Dialog(props: {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  width?: 'narrow' | 'wide';
  children: ReactNode;
}) {
  return (
    <ModalOverlay
      className={styles.shade ?? ''}
      isOpen={props.isOpen}
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) props.onClose();
      }}
    >
      <Modal className={styles.modal ?? ''} data-width={props.width ?? 'narrow'}>
        <AriaDialog className={styles.dialog ?? ''}>
          <header className={styles.head}>
            <Heading slot="title" level={2} className={styles.title ?? ''}>
              {props.title}
            </Heading>
            <button type="button" className={styles.close} aria-label="Close" onClick={props.onClose}>
              <X aria-hidden="true" />
            </button>
          </header>
          <div className={styles.body}>{props.children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
