import { Component, type ReactNode } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { errorText } from '../../shared/error-text';
import { FailureScreen } from '../screens/FailureScreen';
import type { StationState } from '../store/station-state';

interface ErrorBoundaryProps {
  store: StoreApi<StationState>;
  children: ReactNode;
}

interface ErrorBoundaryState {
  error: unknown;
}

/**
 * Shows plainly that the screen stopped. Capture and saving live outside the screen and go on; the next code brings
 * the screen back.
 */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null };
  private unsubscribe: () => void = () => undefined;

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { error };
  }

  override componentDidCatch(): void {
    this.unsubscribe();
    this.unsubscribe = this.props.store.subscribe(({ feedback }, previous) => {
      if (feedback === previous.feedback) return;
      this.unsubscribe();
      this.setState({ error: null });
    });
  }

  override componentWillUnmount(): void {
    this.unsubscribe();
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return <FailureScreen reason="screen" detail={errorText(error)} />;
  }
}
