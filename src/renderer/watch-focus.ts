/** Tells whenever the window gains or loses the keyboard. Returns a function that stops watching. */
export function watchFocus(target: EventTarget, onChange: (isFocused: boolean) => void): () => void {
  const gain = (): void => {
    onChange(true);
  };
  const lose = (): void => {
    onChange(false);
  };
  target.addEventListener('focus', gain);
  target.addEventListener('blur', lose);
  return () => {
    target.removeEventListener('focus', gain);
    target.removeEventListener('blur', lose);
  };
}
