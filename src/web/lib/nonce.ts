/** The page's nonce: style elements made by libraries carry it, everything else inline is refused. */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

/** `react-style-singleton` (scroll locking below dialogs) looks for it here. */
export function announceNonce(): void {
  (window as { __webpack_nonce__?: string }).__webpack_nonce__ = styleNonce;
}
