import type { ReactNode } from 'react';

/** An icon of the codicon font; what it means stands in the words or the label beside it. */
export function Icon({ name }: { readonly name: string }): ReactNode {
  return <span className={`codicon codicon-${name}`} aria-hidden="true" />;
}
