import { type ReactNode, useRef } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { classesOf } from './classes.ts';
import styles from './Dialog.module.css';

const cx = classesOf(styles);

interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A click beside it closes it, unless something was typed or chosen in it: that is lost only on purpose. */
export function Dialog({ title, isOpen, onClose, wide, children }: DialogProps) {
  // Kept on the element, which is another one each time the dialog opens.
  const content = useRef<HTMLDivElement>(null);
  const noteChange = () => content.current?.setAttribute('data-changed', '');
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable
      shouldCloseOnInteractOutside={() => content.current?.hasAttribute('data-changed') !== true}
      className={cx('veil')}
    >
      <Modal className={cx('modal', wide === true && 'wide')}>
        <AriaDialog className={cx('dialog')}>
          <div ref={content} className={cx('content')} onInput={noteChange}>
            <Heading slot="title" className={cx('title')}>
              {title}
            </Heading>
            {children}
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export function DialogActions({ children }: { readonly children: ReactNode }) {
  return <div className={cx('actions')}>{children}</div>;
}
