import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { PinEntry } from '../components/PinEntry';
import { Menu } from '../components/Menu';
import { TrustBar } from '../components/TrustBar';
import { VoidPanel } from '../components/VoidPanel';
import { Veil } from '../components/Veil';
import { changePreferences } from '../preferences';
import { FirstRunScreen } from '../first-run/FirstRunScreen';
import { menuScreens } from './menu-screens';
import { PinScreen } from './PinScreen';
import { ScanScreen } from './ScanScreen';
import type { WindowParts } from './screen';
import { ScreenFrame } from './ScreenFrame';

/** The screen in front, and what stays whatever is in front: the trust line, and the veil while keys go elsewhere. */
export function Screens({ parts }: { parts: WindowParts }): ReactElement {
  const { store, showScreen } = parts.stationStore;
  const screen = useStore(store, (state) => state.screen);
  const isFocused = useStore(store, (state) => state.isFocused);
  const version = useStore(store, ({ setup }) => setup.version);
  const preferences = useStore(store, (state) => state.preferences);
  const feedback = useStore(store, (state) => state.feedback);
  const voiding = useStore(store, (state) => state.voiding);
  const workflows = useStore(store, (state) => state.workflows);
  const isHome = screen === 'scan' || screen === 'menu';
  const isFlooded = isHome || screen === 'pin' || screen === 'first-run';
  return (
    <div className="shell" data-screen={screen} data-flood={isFlooded ? feedback.outcome : 'none'}>
      <div className="flood" key={feedback.sequence} />
      {isHome && <ScanScreen parts={parts} />}
      {screen === 'pin' && <PinScreen parts={parts} />}
      {screen === 'first-run' && <FirstRunScreen parts={parts} />}
      {!isHome && screen !== 'pin' && screen !== 'first-run' && <OpenScreen name={screen} parts={parts} />}
      {screen === 'menu' && (
        <Menu
          version={version}
          preferences={preferences}
          onPrefer={(changed) => {
            changePreferences(store, changed);
          }}
          onOpen={showScreen}
        />
      )}
      {voiding !== null && (
        <VoidPanel
          voiding={voiding}
          feedback={feedback}
          workflows={workflows}
          onReason={parts.stationStore.voidBecause}
          onLeave={parts.stationStore.voiding.leave}
          pinEntry={<PinEntry stationStore={parts.stationStore} />}
        />
      )}
      <TrustBar store={store} clock={parts.clock} />
      {!isFocused && <Veil />}
    </div>
  );
}

function OpenScreen({ name, parts }: { name: keyof typeof menuScreens; parts: WindowParts }): ReactElement {
  const { Content } = menuScreens[name];
  return (
    <ScreenFrame
      name={name}
      onClose={() => {
        parts.stationStore.showScreen('scan');
      }}
    >
      <Content parts={parts} />
    </ScreenFrame>
  );
}
