/** Buttons, and links drawn as buttons. */
import type { ButtonHTMLAttributes, ReactNode } from 'react';

/** `primary` is ink on paper and stands once on a screen; `secondary` is edged. */
export function Button({
  kind = 'primary',
  shortcut,
  children,
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { kind?: 'primary' | 'secondary'; shortcut?: string }) {
  return (
    <button type="submit" {...rest} className={`button button-${kind}`}>
      <span>{children}</span>
      {shortcut !== undefined && <kbd>{shortcut}</kbd>}
    </button>
  );
}

/** A link drawn as a button, for the one way on from a page. */
export function ButtonLink({
  href,
  kind = 'primary',
  children,
}: {
  href: string;
  kind?: 'primary' | 'secondary';
  children: ReactNode;
}) {
  return (
    <a className={`button button-${kind}`} href={href}>
      {children}
    </a>
  );
}
