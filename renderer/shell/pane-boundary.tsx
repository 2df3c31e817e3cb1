import { Component } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/message.tsx';
import { shellMessages } from './messages.ts';

interface PaneBoundaryProps {
  /** What stands in the pane, in words. */
  readonly name: string;
  readonly children: ReactNode;
}

/** Keeps a pane that can't be drawn from taking the window with it. React has no other form for this than a class. */
export class PaneBoundary extends Component<PaneBoundaryProps, { readonly broken: boolean }> {
  override readonly state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    const { name, children } = this.props;
    if (!this.state.broken) return children;
    return (
      <EmptyState>
        <p role="alert">{shellMessages.paneBroken(name)}</p>
        <Button onPress={() => this.setState({ broken: false })}>{shellMessages.reloadPane}</Button>
      </EmptyState>
    );
  }
}
