import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/** A reference whose element takes the focus when it appears. */
export function useFocusOnMount<Focusable extends HTMLElement>(): RefObject<Focusable | null> {
  const element = useRef<Focusable>(null);
  useEffect(() => element.current?.focus(), []);
  return element;
}
