import type { MenuScreenName } from '../store/screens';
import { CalibrationScreen } from './CalibrationScreen';
import { CareScreen } from './CareScreen';
import { DifferencesScreen } from './DifferencesScreen';
import { HelpScreen } from './HelpScreen';
import { HistoryScreen } from './HistoryScreen';
import { QuarantineScreen } from './QuarantineScreen';
import type { Screen } from './screen';
import { SerialScreen } from './SerialScreen';
import { SetUpScreen } from './SetUpScreen';
import { ShiftScreen } from './ShiftScreen';
import { SoundScreen } from './SoundScreen';

/** What the menu offers. Title and help of each are in the catalogues under `screen`. */
export const menuScreens: Readonly<Record<MenuScreenName, Screen>> = {
  calibration: { icon: 'scanner', Content: CalibrationScreen },
  serial: { icon: 'serial', Content: SerialScreen },
  'set-up': { icon: 'workflows', Content: SetUpScreen },
  history: { icon: 'history', Content: HistoryScreen },
  quarantine: { icon: 'attention', Content: QuarantineScreen },
  differences: { icon: 'differences', Content: DifferencesScreen },
  care: { icon: 'care', Content: CareScreen },
  shift: { icon: 'shift', Content: ShiftScreen },
  sound: { icon: 'sound', Content: SoundScreen },
  help: { icon: 'help', Content: HelpScreen },
};
