import { Component, type ReactNode } from 'react';
import { ProblemMessage } from '../ui/problem-message.tsx';

/** An error while rendering stays inside its page; the rest of the desk keeps working. */
export class PageBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return <ProblemMessage error={this.state.error} onRetry={() => location.reload()} />;
  }
}
